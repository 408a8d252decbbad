package io.tif1.testkit.internal.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GzipBombTest {
  private static final int BLOCK = 1 << 20;

  @Property(tries = 40)
  void inflatesToItsSize(@ForAll @IntRange(min = 2, max = 4 * BLOCK) int size) throws IOException {
    assertThat(inflate(stream(size))).hasSize(size);
  }

  @Property(tries = 9)
  void inflatesToItsSizeAroundABlock(@ForAll @IntRange(min = -4, max = 4) int more)
      throws IOException {
    assertThat(inflate(stream(BLOCK + more))).hasSize(BLOCK + more);
  }

  @Test
  void isAnEmptyObjectAfterManySpaces() throws IOException {
    String document = new String(inflate(stream(3_000_000)), StandardCharsets.US_ASCII);
    assertThat(document.strip()).isEqualTo("{}");
  }

  @Test
  void isAboutAThousandTimesSmallerThanItsSize() {
    assertThat(stream(50 * BLOCK).length).isLessThan(50 * BLOCK / 500);
  }

  private static byte[] stream(int size) {
    GzipBomb bomb = new GzipBomb(size);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (!bomb.isDone()) {
      out.writeBytes(bomb.next());
    }
    return out.toByteArray();
  }

  private static byte[] inflate(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }
}
