package io.tif1.model.json;

import io.tif1.model.JsonException;

/** The well-formed multi-byte sequences of UTF-8 (Unicode 15, table 3-7). */
final class Utf8 {
  private Utf8() {}

  /** Passes one sequence of two to four bytes that begins at {@code i}; returns where it ends. */
  static int next(byte[] text, int i, int end) {
    int first = text[i] & 0xFF;
    int length;
    int low = 0x80;
    int high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
      length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
      length = 3;
      low = first == 0xE0 ? 0xA0 : 0x80; // no overlong forms
      high = first == 0xED ? 0x9F : 0xBF; // no surrogates
    } else if (first >= 0xF0 && first <= 0xF4) {
      length = 4;
      low = first == 0xF0 ? 0x90 : 0x80; // no overlong forms
      high = first == 0xF4 ? 0x8F : 0xBF; // nothing above U+10FFFF
    } else {
      throw new JsonException(String.format("expected UTF-8 but found byte 0x%02x", first), i);
    }
    if (i + length > end) {
      throw new JsonException("a UTF-8 sequence of " + length + " bytes is cut short", i);
    }
    for (int k = 1; k < length; k++) {
      int c = text[i + k] & 0xFF;
      if (c < low || c > high) {
        throw new JsonException(String.format("expected UTF-8 but found byte 0x%02x", c), i + k);
      }
      low = 0x80;
      high = 0xBF;
    }
    return i + length;
  }
}
