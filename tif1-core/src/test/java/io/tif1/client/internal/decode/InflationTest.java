package io.tif1.client.internal.decode;

import static io.tif1.client.internal.decode.Gzip.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.internal.decode.Codings.Coding;
import io.tif1.client.internal.pipe.BadBodyException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflationTest {
  private static final long MOST = 64 * 1024 * 1024;

  private final Inflation inflation = new Inflation();

  @AfterEach
  @AfterProperty
  void end() {
    inflation.close();
  }

  private byte[] inflate(byte[] body, long maxBytes) throws BadBodyException {
    inflation.inflate(body, Coding.GZIP, maxBytes);
    return Arrays.copyOf(inflation.buffer(), inflation.length());
  }

  private byte[] inflate(byte[] body) throws BadBodyException {
    return inflate(body, MOST);
  }

  private static byte[] random(long seed, int length) {
    var random = new Random(seed);
    var bytes = new byte[length];
    // Some of it repeats, as text does, some does not.
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : "json".charAt(i % 4));
    }
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Property
  void undoesWhatTheJdkDid(@ForAll @Size(max = 5000) byte[] bytes) throws BadBodyException {
    assertThat(inflate(gzip(bytes))).isEqualTo(bytes);
  }

  @Property(tries = 30)
  void bodiesOfAnySizeComeOutOfTheSameBuffer(
      @ForAll long seed, @ForAll @IntRange(max = 2_000_000) int length) throws BadBodyException {
    byte[] bytes = random(seed, length);
    assertThat(inflate(gzip(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {262_143, 262_144, 262_145, 524_288, 9_000_000})
  void sizesAroundThoseOfTheBufferComeOutWhole(int length) throws BadBodyException {
    byte[] bytes = random(1, length);
    assertThat(inflate(gzip(bytes))).isEqualTo(bytes);
    assertThat(inflate(gzip(new byte[] {7}))).containsExactly(7);
  }

  @Property
  void membersAreJoined(@ForAll @Size(max = 300) byte[] a, @ForAll @Size(max = 300) byte[] b)
      throws BadBodyException {
    assertThat(inflate(joined(gzip(a), gzip(b), gzip(new byte[0])))).isEqualTo(joined(a, b));
  }

  @Property
  void everyKindOfHeaderIsPassed(
      @ForAll @IntRange(max = 31) int flags, @ForAll @Size(max = 300) byte[] bytes)
      throws BadBodyException {
    assertThat(inflate(Gzip.withHeader(flags, bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4, 8, 16, 31})
  void cutShortAtAnyByteItIsABadBody(int flags) {
    byte[] whole = Gzip.withHeader(flags, random(2, 400));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> inflate(cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(BadBodyException.class);
    }
  }

  @Test
  void cutShortInASecondMemberItIsABadBody() {
    byte[] whole = joined(gzip(random(1, 50)), gzip(random(2, 50)));
    int first = gzip(random(1, 50)).length;
    for (int length = first + 2; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> inflate(cut)).isInstanceOf(BadBodyException.class);
    }
  }

  @Property(tries = 300)
  void aFlippedBitNeverGivesOtherBytes(@ForAll @IntRange(max = 31) int flags, @ForAll long seed) {
    byte[] bytes = random(seed, 200);
    byte[] whole = Gzip.withHeader(flags, bytes);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertThat(inflate(flipped)).as("bit %d", bit).isEqualTo(bytes);
      } catch (BadBodyException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  @Property(tries = 3000)
  void anyBytesAreInflatedOrRefused(@ForAll @Size(max = 200) byte[] tail) {
    byte[] body = joined(new byte[] {0x1F, (byte) 0x8B, 8}, tail);
    try {
      inflate(body);
    } catch (BadBodyException e) {
      assertThat(e).hasMessageContaining("gzip body");
    }
  }

  @Test
  void zerosBehindTheLastMemberAreIgnored() throws BadBodyException {
    assertThat(inflate(joined(gzip(new byte[9]), new byte[30]))).hasSize(9);
  }

  // Caps.

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 262_143, 262_144, 262_145, 600_000})
  void aBodyOfExactlyTheCapIsFine(int cap) throws BadBodyException {
    byte[] bytes = random(3, cap);
    assertThat(inflate(gzip(bytes), cap)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 262_143, 262_144, 262_145, 600_000})
  void aBodyOfOneByteMoreIsRefusedWithTheCap(int cap) {
    assertThatThrownBy(() -> inflate(gzip(random(3, cap + 1)), cap))
        .isInstanceOf(BadBodyException.class)
        .hasMessage("the body is larger than " + cap + " bytes when decompressed (max_body_bytes)");
  }

  @Test
  void membersThatTogetherReachTheCapAreFine() throws BadBodyException {
    byte[] half = random(4, 300_000);
    assertThat(inflate(joined(gzip(half), gzip(half), gzip(new byte[0])), 600_000))
        .hasSize(600_000);
  }

  @Test
  void membersThatTogetherExceedTheCapAreRefused() {
    byte[] half = random(4, 300_000);
    assertThatThrownBy(() -> inflate(joined(gzip(half), gzip(half)), 599_999))
        .isInstanceOf(BadBodyException.class);
  }

  @Test
  void aBombIsStoppedNotLongAfterTheCap() {
    byte[] bomb = gzip(new byte[100_000_000]);
    assertThatThrownBy(() -> inflate(bomb, 1_000_000)).isInstanceOf(BadBodyException.class);
    assertThat(inflation.buffer().length).isLessThanOrEqualTo(1_000_001);
  }

  // Use and reuse.

  @Test
  void afterAFailureTheNextBodyComesOutWhole() throws BadBodyException {
    byte[] bytes = random(5, 1000);
    byte[] whole = gzip(bytes);
    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> inflate(cut)).isInstanceOf(BadBodyException.class);
      assertThat(inflate(whole)).isEqualTo(bytes);
    }
  }

  @Test
  void aBufferBlownUpByOneHugeBodyIsLetGoOf() throws BadBodyException {
    inflate(gzip(new byte[20_000_000]));
    inflate(gzip(new byte[10]));
    assertThat(inflation.buffer().length).isLessThan(1_000_000);
  }

  // Messages.

  @Test
  void saysThatItIsNoGzip() {
    assertThatThrownBy(() -> inflate("{\"a\":1, \"b\":22222222}".getBytes(US)))
        .hasMessage("expected a gzip body, as its Content-Encoding says, but found other bytes");
  }

  @Test
  void saysWhereItIsCutShort() {
    byte[] whole = gzip(random(6, 400));
    assertThatThrownBy(() -> inflate(Arrays.copyOf(whole, whole.length - 60)))
        .hasMessage(
            "the gzip body is cut short: it ends after "
                + (whole.length - 60)
                + " bytes, in the middle of its data");
  }

  @Test
  void saysThatItsChecksumIsMissing() {
    byte[] whole = gzip(random(6, 400));
    assertThatThrownBy(() -> inflate(Arrays.copyOf(whole, whole.length - 3)))
        .hasMessage("the gzip body is cut short: its checksum is missing");
  }

  @Test
  void saysThatItsChecksumDoesNotMatch() {
    byte[] whole = gzip(random(6, 400));
    whole[whole.length - 8] ^= 1;
    assertThatThrownBy(() -> inflate(whole))
        .hasMessage("the gzip body is damaged: its checksum does not match");
  }

  @Test
  void saysHowLongItWouldBe() {
    byte[] whole = gzip(random(6, 400));
    whole[whole.length - 4] ^= 1;
    assertThatThrownBy(() -> inflate(whole))
        .hasMessage("the gzip body is damaged: it says 401 bytes and has 400");
  }

  private static final java.nio.charset.Charset US = java.nio.charset.StandardCharsets.US_ASCII;
}
