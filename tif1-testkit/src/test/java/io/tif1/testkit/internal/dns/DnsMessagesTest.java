package io.tif1.testkit.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DnsMessagesTest {
  @Property
  void readsTheQuestionItIsAsked(
      @ForAll @Size(min = 1, max = 4)
          List<@AlphaChars @StringLength(min = 1, max = 63) String> labels,
      @ForAll @IntRange(max = 0xFFFF) int id) {
    String name = String.join(".", labels);
    DnsQuestion question = DnsMessages.readQuery(query(id, name, DnsRecord.TYPE_AAAA));
    assertThat(question.id()).isEqualTo(id);
    assertThat(question.name()).isEqualToIgnoringCase(name);
    assertThat(question.type()).isEqualTo(DnsRecord.TYPE_AAAA);
  }

  @Property
  void refusesWhatEndsEarly(@ForAll @IntRange(max = 25) int length) {
    byte[] whole = query(1, "cdn.test", DnsRecord.TYPE_A);
    ThrowingCallable read = () -> DnsMessages.readQuery(Arrays.copyOf(whole, length));
    assertThatThrownBy(read).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void readsAnyBytesOrRefusesThem(@ForAll byte[] bytes) {
    try {
      assertThat(DnsMessages.readQuery(bytes)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Test
  void refusesAResponse() {
    byte[] message = DnsMessages.response(new DnsQuestion(1, "a.test", 1), 0, List.of());
    assertThatThrownBy(() -> DnsMessages.readQuery(message))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8180");
  }

  @Test
  void refusesALabelThatIsTooLong() {
    assertThatThrownBy(() -> DnsMessages.name("x".repeat(64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64");
  }

  private static byte[] query(int id, String name, int type) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) (id >> 8), (byte) id, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    out.writeBytes(DnsMessages.name(name));
    out.writeBytes(new byte[] {0, (byte) type, 0, 1});
    return out.toByteArray();
  }
}
