package io.tif1.cli;

import java.util.ArrayList;
import java.util.List;

/** Texts of others, made fit for a terminal. */
final class Texts {
  private static final String CUT = "…";

  private Texts() {}

  /** How many columns of a screen it takes. */
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text in at most so many columns; of a path the end is kept, of other texts the start. */
  static String elided(String text, int columns) {
    int width = width(text);
    if (width <= columns) {
      return text;
    }
    return text.indexOf('/') >= 0
        ? CUT + text.substring(text.offsetByCodePoints(0, width - columns + 1))
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, columns - 1))) + CUT;
  }

  /**
   * The text in lines of at most so many columns, broken at blanks; where there is none, in the
   * middle.
   *
   * @param indent how far all lines but the first are indented
   */
  static List<String> wrapped(String text, int columns, int indent) {
    var lines = new ArrayList<String>();
    String rest = text;
    while (width(rest) > columns) {
      int most = rest.offsetByCodePoints(0, columns);
      int start = rest.length() - rest.stripLeading().length();
      int blank = rest.lastIndexOf(' ', most);
      int end = blank > start ? blank : most;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = " ".repeat(Math.min(indent, columns / 2)) + rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
