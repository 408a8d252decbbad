package io.tif1.sql;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How SQL calls things. */
final class ColumnNames {
  /** Where a word begins: a capital after a small letter or digit, the last of several capitals. */
  private static final Pattern WORD =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private ColumnNames() {}

  /**
   * {@code LapTime} as {@code lap_time}. Nothing but the case of letters and underscores changes.
   */
  static String snakeCase(String name) {
    return WORD.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /** A name that no other has: SQL does not tell capitals from small letters. */
  static String unlike(Collection<String> others, String name) {
    Set<String> taken =
        others.stream().map(other -> other.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    String wanted = name.isEmpty() ? "_" : name;
    String free = wanted;
    for (int n = 2; taken.contains(free.toLowerCase(Locale.ROOT)); n++) {
      free = wanted + "_" + n;
    }
    return free;
  }

  /** A name as it stands in SQL, whatever letters it has. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as it stands in SQL. */
  static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
