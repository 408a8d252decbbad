package io.tif1.client.internal.dns;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** Bytes of a hostile server. */
class DohRecordsTest {
  private static final ByteString ONE_ADDRESS =
      ByteString.decodeHex("c00c" + "0001" + "0001" + "0000003c" + "0004" + "c0000207");

  @Test
  void recordsThatFitAreAccepted() {
    assertThatCode(() -> DohRecords.check(ONE_ADDRESS, 0, 1)).doesNotThrowAnyException();
  }

  @Test
  void moreRecordsThanThereAreAreRefused() {
    assertThatThrownBy(() -> DohRecords.check(ONE_ADDRESS, 0, 65_535))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("DNS message of 16 bytes ends inside a record: 1 bytes wanted at byte 16");
  }

  @Property
  void anyBytesAreAcceptedOrRefused(
      @ForAll @Size(max = 600) byte[] bytes, @ForAll @IntRange(max = 65_535) int count) {
    try {
      DohRecords.check(ByteString.of(bytes), 0, count);
    } catch (ProtocolException e) {
      // refused: the only thing that may be thrown
    }
  }
}
