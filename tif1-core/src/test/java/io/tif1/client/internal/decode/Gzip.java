package io.tif1.client.internal.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** Makes gzip (RFC 1952): as the JDK does, and with headers that it never writes. */
final class Gzip {
  private Gzip() {}

  static byte[] gzip(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Flags: 1 text, 2 checksum of the header, 4 extra field, 8 file name, 16 comment. */
  static byte[] withHeader(int flags, byte[] plain) {
    byte[] usual = gzip(plain);
    var out = new ByteArrayOutputStream();
    out.writeBytes(Arrays.copyOf(usual, 10));
    if ((flags & 4) != 0) {
      out.writeBytes(new byte[] {5, 0, 1, 2, 0, 4, 5});
    }
    if ((flags & 8) != 0) {
      out.writeBytes("lap.json\0".getBytes(ISO_8859_1));
    }
    if ((flags & 16) != 0) {
      out.writeBytes("made for a test\0".getBytes(ISO_8859_1));
    }
    byte[] header = out.toByteArray();
    header[3] = (byte) flags;
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(header);
    if ((flags & 2) != 0) {
      var crc = new CRC32();
      crc.update(header);
      whole.write((int) crc.getValue() & 0xFF);
      whole.write((int) crc.getValue() >> 8 & 0xFF);
    }
    whole.write(usual, 10, usual.length - 10);
    return whole.toByteArray();
  }
}
