package io.tif1.client.internal.decode;

import io.tif1.client.internal.decode.Codings.Coding;
import io.tif1.client.internal.pipe.BadBodyException;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes gzip (RFC 1952) and deflate into a buffer that is kept from body to body, as is the
 * inflater: no stream in between and no copy. Checks the length and the checksum of each member.
 * Used by one thread at a time.
 */
final class Inflation implements AutoCloseable {
  private static final int FIRST_BUFFER = 256 * 1024;

  /** A buffer that one huge body has blown up is let go of after it. */
  private static final int KEPT_BUFFER = 8 * 1024 * 1024;

  /** What max_body_bytes may be at most. */
  private static final int LARGEST_BUFFER = Integer.MAX_VALUE - 8;

  private static final int FLAG_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int length;

  /** What was inflated last: valid up to {@link #length}, until the next call. */
  byte[] buffer() {
    return buffer;
  }

  int length() {
    return length;
  }

  /**
   * Inflates {@code body}. What follows the last gzip member and is none itself is ignored, as
   * browsers do: some servers pad.
   *
   * @param maxBytes more than that is not inflated: a bomb
   * @throws BadBodyException if it is not so encoded, damaged, cut short or inflates to more
   */
  void inflate(byte[] body, Coding coding, long maxBytes) throws BadBodyException {
    if (buffer.length > KEPT_BUFFER) {
      buffer = new byte[FIRST_BUFFER];
    }
    length = 0;
    if (coding == Coding.DEFLATE) {
      deflated(body, maxBytes);
      return;
    }
    int at = 0;
    do {
      at = member(body, at, maxBytes);
    } while (isMember(body, at));
  }

  private static boolean isMember(byte[] body, int at) {
    return at + 1 < body.length && (body[at] & 0xFF) == 0x1F && (body[at + 1] & 0xFF) == 0x8B;
  }

  /** Has a header of zlib (RFC 1950), as it should, or none, as some servers send it. */
  private void deflated(byte[] body, long maxBytes) throws BadBodyException {
    boolean zlib =
        body.length >= 2
            && (body[0] & 0x0F) == 8
            && ((body[0] & 0xFF) << 8 | body[1] & 0xFF) % 31 == 0
            && (body[1] & 0x20) == 0;
    int at = zlib ? 2 : 0;
    at += data(body, at, maxBytes, "deflate");
    if (!zlib) {
      return;
    }
    if (at + 4 > body.length) {
      throw new BadBodyException("the deflate body is cut short: its checksum is missing");
    }
    var adler = new Adler32();
    adler.update(buffer, 0, length);
    int said =
        (body[at] & 0xFF) << 24
            | (body[at + 1] & 0xFF) << 16
            | (body[at + 2] & 0xFF) << 8
            | body[at + 3] & 0xFF;
    if (said != (int) adler.getValue()) {
      throw new BadBodyException("the deflate body is damaged: its checksum does not match");
    }
  }

  private int member(byte[] body, int from, long maxBytes) throws BadBodyException {
    int at = header(body, from);
    int begin = length;
    at += data(body, at, maxBytes, "gzip");
    return trailer(body, at, begin);
  }

  /** Inflates what is at {@code at}; how many bytes of the body that were. */
  private int data(byte[] body, int at, long maxBytes, String coding) throws BadBodyException {
    inflater.reset();
    inflater.setInput(body, at, body.length - at);
    try {
      while (!inflater.finished()) {
        if (length == buffer.length) {
          grow(maxBytes);
        }
        int n = inflater.inflate(buffer, length, buffer.length - length);
        length += n;
        if (length > maxBytes) {
          throw tooLarge(maxBytes);
        }
        if (n == 0 && !inflater.finished() && length < buffer.length) {
          throw new BadBodyException(
              "the "
                  + coding
                  + " body is cut short: it ends after "
                  + body.length
                  + " bytes, in the middle of its data");
        }
      }
    } catch (DataFormatException e) {
      throw new BadBodyException(
          "the "
              + coding
              + " body is damaged behind byte "
              + (at + inflater.getBytesRead())
              + ": "
              + e.getMessage());
    }
    return Math.toIntExact(inflater.getBytesRead());
  }

  private int trailer(byte[] body, int at, int begin) throws BadBodyException {
    if (at + 8 > body.length) {
      throw new BadBodyException("the gzip body is cut short: its checksum is missing");
    }
    crc.reset();
    crc.update(buffer, begin, length - begin);
    if (little(body, at) != (int) crc.getValue()) {
      throw new BadBodyException("the gzip body is damaged: its checksum does not match");
    }
    if (little(body, at + 4) != length - begin) {
      throw new BadBodyException(
          "the gzip body is damaged: it says "
              + little(body, at + 4)
              + " bytes and has "
              + (length - begin));
    }
    return at + 8;
  }

  private static int header(byte[] body, int from) throws BadBodyException {
    if (body.length - from < 18
        || (body[from] & 0xFF) != 0x1F
        || (body[from + 1] & 0xFF) != 0x8B
        || body[from + 2] != 8) {
      throw new BadBodyException(
          "expected a gzip body, as its Content-Encoding says, but found other bytes");
    }
    int flags = body[from + 3];
    int at = from + 10;
    if ((flags & FLAG_EXTRA) != 0) {
      at += 2 + (body[at] & 0xFF) + ((body[at + 1] & 0xFF) << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      at = behindZero(body, at);
    }
    if ((flags & FLAG_COMMENT) != 0) {
      at = behindZero(body, at);
    }
    if ((flags & FLAG_CRC) != 0) {
      at += 2;
    }
    if (at > body.length) {
      throw new BadBodyException("the gzip body is cut short: it ends within its header");
    }
    return at;
  }

  private static int behindZero(byte[] body, int at) {
    int i = at;
    while (i < body.length && body[i] != 0) {
      i++;
    }
    return i + 1;
  }

  private void grow(long maxBytes) throws BadBodyException {
    if (length >= maxBytes) {
      // One byte more decides whether the body ends exactly here.
      buffer = Arrays.copyOf(buffer, length + 1);
      return;
    }
    long wanted = Math.min(2L * buffer.length, Math.max(maxBytes, FIRST_BUFFER));
    buffer = Arrays.copyOf(buffer, (int) Math.min(wanted, LARGEST_BUFFER));
  }

  static BadBodyException tooLarge(long maxBytes) {
    return new BadBodyException(
        "the body is larger than " + maxBytes + " bytes when decompressed (max_body_bytes)");
  }

  private static int little(byte[] b, int at) {
    return b[at] & 0xFF
        | (b[at + 1] & 0xFF) << 8
        | (b[at + 2] & 0xFF) << 16
        | (b[at + 3] & 0xFF) << 24;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
