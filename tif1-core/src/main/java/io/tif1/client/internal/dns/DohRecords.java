package io.tif1.client.internal.dns;

import java.net.ProtocolException;
import okio.ByteString;

/**
 * Goes over the records of a message without reading them, and refuses what OkHttp's reader would
 * read wrongly instead of refusing it: it fills up an address that is cut off with zeros, and loses
 * its place behind a name that begins with labels and ends with a pointer.
 *
 * <pre>
 *   record = name type:16 class:16 ttl:32 length:16 data
 *   name   = (length:8 bytes)* 0:8 | 11:2 offset:14
 * </pre>
 *
 * Pointers are not followed, so that none can lead in a circle. Used once, by one thread.
 */
final class DohRecords {
  private static final int LONGEST_LABEL = 63;
  private static final int POINTER = 0xc0;

  private final ByteString message;
  private int at;

  private DohRecords(ByteString message, int at) {
    this.message = message;
    this.at = at;
  }

  /**
   * Checks {@code count} records that begin at the byte {@code at}.
   *
   * @throws ProtocolException with the place where it cannot go on
   */
  static void check(ByteString message, int at, int count) throws ProtocolException {
    var records = new DohRecords(message, at);
    for (int i = 0; i < count; i++) {
      records.skipName();
      records.skip(8);
      records.skip(records.take8() << 8 | records.take8());
    }
  }

  private void skipName() throws ProtocolException {
    int length = take8();
    if ((length & POINTER) == POINTER) {
      skip(1);
      return;
    }
    while (length > 0) {
      if (length > LONGEST_LABEL) {
        throw wrong("has a name that is neither spelt out nor a pointer, at byte " + (at - 1));
      }
      skip(length);
      length = take8();
    }
  }

  private int take8() throws ProtocolException {
    skip(1);
    return message.getByte(at - 1) & 0xff;
  }

  private void skip(int bytes) throws ProtocolException {
    if (bytes > message.size() - at) {
      throw wrong("ends inside a record: %d bytes wanted at byte %d".formatted(bytes, at));
    }
    at += bytes;
  }

  private ProtocolException wrong(String what) {
    return new ProtocolException("DNS message of " + message.size() + " bytes " + what);
  }
}
