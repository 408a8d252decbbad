package io.tif1.model.json;

import java.nio.charset.StandardCharsets;

/**
 * The texts that stand for a missing value in any column: {@code None} as Python writes it, and
 * whatever else writers of the files have been seen to use; in any case, with spaces around.
 */
final class MissingText {
  private MissingText() {}

  /** Whether the text is one of them. */
  static boolean is(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return is(utf8, 0, utf8.length);
  }

  /** Whether {@code text[from .. to)} is one of them. */
  static boolean is(byte[] text, int from, int to) {
    int first = from;
    int end = to;
    while (first < end && isSpace(text[first])) {
      first++;
    }
    while (first < end && isSpace(text[end - 1])) {
      end--;
    }
    return switch (end - first) {
      case 0 -> true;
      case 3 -> is(text, first, "nan") || is(text, first, "nat") || is(text, first, "inf");
      case 4 -> is(text, first, "none") || is(text, first, "null") || is(text, first, "-inf");
      case 8 -> is(text, first, "infinity");
      case 9 -> is(text, first, "-infinity");
      default -> false;
    };
  }

  /** Tabs and line feeds too, which only escapes can write. */
  private static boolean isSpace(byte c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** Compares with letters in lower case. */
  static boolean is(byte[] text, int from, String lowerCase) {
    for (int i = 0; i < lowerCase.length(); i++) {
      int c = text[from + i];
      if (c >= 'A' && c <= 'Z') {
        c |= 0x20;
      }
      if (c != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
