package io.tif1.model.calendar;

import java.util.List;
import java.util.stream.Collectors;

/** What somebody asked for, as numbers and as messages want it. */
final class Asked {
  /** A message need not repeat more of what was no name. */
  private static final int LONGEST_QUOTE = 60;

  /** More digits are no round and no session, and might not fit an int. */
  private static final int MOST_DIGITS = 6;

  /** No number. */
  static final int NONE = -1;

  private Asked() {}

  /** The number, if {@code asked} is written in few plain digits, otherwise {@link #NONE}. */
  static int number(String asked) {
    String text = asked.strip();
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return NONE;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NONE;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /** In quotes, on one line, and not too long. */
  static String quoted(String text) {
    var out = new StringBuilder("\"");
    int[] shown = text.codePoints().limit(LONGEST_QUOTE).toArray();
    for (int c : shown) {
      if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
        out.append(String.format("\\u%04x", c));
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.append(text.codePointCount(0, text.length()) > shown.length ? "...\"" : "\"")
        .toString();
  }

  /** {@code "a" or "b" or "c"}. */
  static String anyOf(List<String> names) {
    return names.stream().map(Asked::quoted).collect(Collectors.joining(" or "));
  }

  /** A sentence with a space behind it, or nothing. */
  static String didYouMean(List<String> suggestions) {
    return suggestions.isEmpty() ? "" : "Did you mean " + anyOf(suggestions) + "? ";
  }
}
