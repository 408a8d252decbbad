package io.tif1.testkit.internal.cdn;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip stream (RFC 1952) of spaces and a final {@code {}}, made piece by piece:
 *
 * <pre>
 * header:10 block* last-block crc32:4 length:4
 * </pre>
 *
 * A full block inflates to 1 MiB and depends on nothing before it (it ends in a full flush), so it
 * is deflated once and sent many times; only the checksum is worked out along the way.
 */
final class GzipBomb {
  private static final int BLOCK_BYTES = 1 << 20;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

  private final byte[] spaces = new byte[BLOCK_BYTES];
  private final byte[] block;
  private final CRC32 crc = new CRC32();
  private final long decodedBytes;
  private long made;
  private boolean begun;
  private boolean done;

  GzipBomb(long decodedBytes) {
    this.decodedBytes = decodedBytes;
    Arrays.fill(spaces, (byte) ' ');
    block = deflate(spaces, Deflater.FULL_FLUSH, false);
  }

  boolean isDone() {
    return done;
  }

  /** The next piece of the stream. Not to be called once {@link #isDone}. */
  byte[] next() {
    if (!begun) {
      begun = true;
      return HEADER;
    }
    if (decodedBytes - made > BLOCK_BYTES + 2) {
      crc.update(spaces);
      made += BLOCK_BYTES;
      return block;
    }
    done = true;
    return last();
  }

  private byte[] last() {
    byte[] rest = new byte[(int) (decodedBytes - made)];
    Arrays.fill(rest, (byte) ' ');
    rest[rest.length - 2] = '{';
    rest[rest.length - 1] = '}';
    crc.update(rest);
    byte[] deflated = deflate(rest, Deflater.NO_FLUSH, true);
    byte[] end = Arrays.copyOf(deflated, deflated.length + 8);
    littleEndian(end, deflated.length, crc.getValue());
    littleEndian(end, deflated.length + 4, decodedBytes);
    return end;
  }

  private static byte[] deflate(byte[] bytes, int flush, boolean finish) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      if (finish) {
        deflater.finish();
      }
      byte[] out = new byte[bytes.length / 100 + 256];
      return Arrays.copyOf(out, deflater.deflate(out, 0, out.length, flush));
    } finally {
      deflater.end();
    }
  }

  private static void littleEndian(byte[] target, int offset, long value) {
    for (int i = 0; i < 4; i++) {
      target[offset + i] = (byte) (value >>> (8 * i));
    }
  }
}
