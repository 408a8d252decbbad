package io.tif1.cli;

/**
 * Makes texts that come from elsewhere fit for a terminal: published names, answers of servers,
 * paths and settings must not move the cursor, hide what was printed, or turn the direction of the
 * letters after them.
 */
final class SafeText {
  private static final char REPLACEMENT = '?';

  private SafeText() {}

  /** The text in one line, with a question mark for what a terminal would obey. */
  static String line(String text) {
    return clean(text, false);
  }

  /** The same, but with its own ends of lines and tabs. */
  static String lines(String text) {
    return clean(text, true);
  }

  private static String clean(String text, boolean linesToo) {
    if (text.chars().noneMatch(SafeText::isObeyed)) {
      return text;
    }
    var safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean kept = !isObeyed(c) || (linesToo && (c == '\n' || c == '\t'));
              safe.appendCodePoint(kept ? c : REPLACEMENT);
            });
    return safe.toString();
  }

  /** Whether a terminal does something else than show it. */
  static boolean isObeyed(int c) {
    return Character.isISOControl(c)
        || c == '\u061c' // the marks and overrides of direction
        || c == '\u200e'
        || c == '\u200f'
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
