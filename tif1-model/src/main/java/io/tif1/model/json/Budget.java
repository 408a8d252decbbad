package io.tif1.model.json;

import io.tif1.model.JsonException;

/**
 * What the columns of one file may need in memory. Text can be written so that it needs many times
 * its own size as columns, and short columns are filled up to the length of the longest one; a file
 * that is out to do harm ends here. The largest published files need 3 MiB. Used by one thread.
 */
final class Budget {
  /** Enough for 64 MiB of telemetry, the longest text that is read at all. */
  static final int MOST_MIB = 40;

  /** A string with its array, and its places in the dictionary and the table it is found by. */
  private static final int A_TEXT = 72;

  private long left = (long) MOST_MIB << 20;

  /**
   * Takes what a column or a part of it needs.
   *
   * @throws JsonException if that is more than is left
   */
  void take(long bytes, int at) {
    left -= bytes;
    if (left < 0) {
      throw new JsonException("columns that need over " + MOST_MIB + " MiB of memory", at);
    }
  }

  /** Takes what a text needs that {@code bytes} bytes have been read of. */
  void takeText(String text, int bytes, int at) {
    take(A_TEXT + (long) text.length() * (text.length() == bytes ? 1 : Character.BYTES), at);
  }
}
