package io.tif1.sql;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Shows where a statement is wrong. */
final class Positions {
  private Positions() {}

  /**
   * An exception whose message shows the line and points at the place.
   *
   * @param offset where it is wrong, counted in bytes of UTF-8 from 0, as DuckDB counts; a negative
   *     one is not known
   */
  static SqlException at(
      String sql, @Nullable String problem, int offset, @Nullable Throwable cause) {
    String words = String.valueOf(problem).strip();
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    if (offset < 0 || offset > bytes.length) {
      return new SqlException(words, cause);
    }
    String before = new String(bytes, 0, offset, StandardCharsets.UTF_8);
    int begin = before.lastIndexOf('\n') + 1;
    int end = sql.indexOf('\n', begin);
    String shown = end < 0 ? sql.substring(begin) : sql.substring(begin, end);
    String left = before.substring(begin);
    int column = left.codePointCount(0, left.length()) + 1;
    int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
    return new SqlException(
        words
            + "\nat line "
            + line
            + ", column "
            + column
            + ":\n  "
            + shown.stripTrailing()
            + "\n  "
            + left.replaceAll("[^\t]", " ")
            + "^",
        line,
        column,
        cause);
  }
}
