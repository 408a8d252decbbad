package io.tif1.client.internal.cache.disk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The checksums of a row, both CRC-32C: the processor has an instruction for it, and it finds every
 * error of up to three bits and every burst of up to 32, which is what disks and memory make.
 *
 * <p>One is of the body, the other of everything else that an answer is made of: the key, the
 * metadata, the body's length and the body's sum. So a flipped bit anywhere is found, and so is a
 * page that leads from a key to another key's row, or from a row to another row's body.
 */
final class Sums {
  private Sums() {}

  static int body(byte[] body) {
    var sum = new CRC32C();
    sum.update(body, 0, body.length);
    return (int) sum.getValue();
  }

  /** Everything but the body itself, in the order of {@link Schema}'s grammar. */
  static int row(String key, Row row) {
    var sum = new CRC32C();
    add(sum, key);
    add(sum, row.kind());
    add(sum, row.encoding());
    add(sum, row.etag());
    add(sum, row.lastModified());
    add(sum, row.source());
    add(sum, row.fetchedAtMillis());
    add(sum, row.confirmedAtMillis());
    add(sum, row.length());
    add(sum, row.bodySum());
    return (int) sum.getValue();
  }

  /** An image, and the very body it was made of: beside any other it is wrong. */
  static int image(String key, Row of, int version, byte[] image) {
    var sum = new CRC32C();
    add(sum, key);
    add(sum, of.length());
    add(sum, of.bodySum());
    add(sum, version);
    sum.update(image, 0, image.length);
    return (int) sum.getValue();
  }

  private static void add(CRC32C sum, long number) {
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
  }

  /**
   * The length goes first, so that no text can pass for the end of one and the start of another.
   */
  private static void add(CRC32C sum, @Nullable String text) {
    if (text == null) {
      add(sum, -1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(sum, bytes.length);
    sum.update(bytes, 0, bytes.length);
  }
}
