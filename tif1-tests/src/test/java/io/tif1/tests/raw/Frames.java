package io.tif1.tests.raw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Frames of HTTP/2 as bytes (RFC 9113, section 6). What is put in is what comes out, valid or not.
 */
public final class Frames {
  public static final int DATA = 0;
  public static final int HEADERS = 1;
  public static final int RST_STREAM = 3;
  public static final int SETTINGS = 4;
  public static final int PING = 6;
  public static final int GOAWAY = 7;
  public static final int CONTINUATION = 9;

  /** Of SETTINGS and PING. */
  public static final int ACK = 0x1;

  /** Of DATA and HEADERS. */
  public static final int END_STREAM = 0x1;

  /** Of HEADERS and CONTINUATION. */
  public static final int END_HEADERS = 0x4;

  public static final int SETTINGS_MAX_CONCURRENT_STREAMS = 0x3;

  static final int PADDED = 0x8;
  static final int PRIORITY = 0x20;
  static final int HEAD_BYTES = 9;

  private Frames() {}

  /** Any frame at all. */
  public static byte[] frame(int type, int flags, int stream, byte... payload) {
    return ByteBuffer.allocate(HEAD_BYTES + payload.length)
        .put((byte) (payload.length >>> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /** SETTINGS with pairs of identifier and value. */
  public static byte[] settings(int... identifiersAndValues) {
    ByteBuffer payload = ByteBuffer.allocate(identifiersAndValues.length * 3);
    for (int i = 0; i < identifiersAndValues.length; i += 2) {
      payload.putShort((short) identifiersAndValues[i]).putInt(identifiersAndValues[i + 1]);
    }
    return frame(SETTINGS, 0, 0, payload.array());
  }

  /** A whole HEADERS frame; the body follows unless {@code endStream}. */
  public static byte[] headers(int stream, boolean endStream, byte... fieldBlock) {
    return frame(HEADERS, END_HEADERS | (endStream ? END_STREAM : 0), stream, fieldBlock);
  }

  /** DATA, the last of its stream if {@code endStream}. */
  public static byte[] data(int stream, boolean endStream, byte... body) {
    return frame(DATA, endStream ? END_STREAM : 0, stream, body);
  }

  /** RST_STREAM. */
  public static byte[] reset(int stream, Http2Error error) {
    return frame(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(error.code()).array());
  }

  /** GOAWAY: streams above {@code lastStream} were not processed. */
  public static byte[] goAway(int lastStream, Http2Error error, String debug) {
    byte[] text = debug.getBytes(StandardCharsets.UTF_8);
    byte[] payload =
        ByteBuffer.allocate(8 + text.length)
            .putInt(lastStream)
            .putInt(error.code())
            .put(text)
            .array();
    return frame(GOAWAY, 0, 0, payload);
  }

  /**
   * A field block (RFC 7541) of names and values in turn, each a literal without indexing, so that
   * it depends on nothing before it. A char is a byte.
   */
  public static byte[] fields(String... namesAndValues) {
    var block = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      block.write(0);
      text(block, namesAndValues[i]);
      text(block, namesAndValues[i + 1]);
    }
    return block.toByteArray();
  }

  /** A string literal without Huffman coding: its length as an integer of a 7-bit prefix first. */
  private static void text(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < 127) {
      block.write(bytes.length);
    } else {
      block.write(127);
      int rest = bytes.length - 127;
      for (; rest >= 128; rest >>>= 7) {
        block.write(rest & 127 | 128);
      }
      block.write(rest);
    }
    block.writeBytes(bytes);
  }
}
