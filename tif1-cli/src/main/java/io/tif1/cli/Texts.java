package io.tif1.cli;

/** Texts of others, made fit for a terminal. */
final class Texts {
  private Texts() {}

  /**
   * The text with a question mark for each control character: what comes from a network must not
   * steer a terminal, nor break a line of a table.
   */
  static String oneLine(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return safe.toString();
  }
}
