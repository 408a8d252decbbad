package io.tif1.model.check;

import io.tif1.model.ColumnSpec;
import io.tif1.model.column.TextColumn;
import java.util.function.Predicate;

/** How texts are written. Missing ones are written well. */
final class Formats {
  private static final String DATE = "0000-00-00T00:00:00";

  private Formats() {}

  /** Tells of the texts that are not {@code right}, and of the first of them. */
  static void check(
      Report report,
      Rule rule,
      ColumnSpec spec,
      TextColumn column,
      String expected,
      Predicate<String> right) {
    int count = 0;
    int first = 0;
    int size = column.size();
    for (int row = 0; row < size; row++) {
      String text = column.get(row);
      if (text != null && !right.test(text)) {
        first = count++ == 0 ? row : first;
      }
    }
    if (count > 0) {
      report.add(rule, spec, expected, Report.inRow(column.get(first), first), count);
    }
  }

  static void dates(Report report, ColumnSpec spec, TextColumn column) {
    check(report, Rule.DATE_FORMAT, spec, column, "an ISO date and time", Formats::isDate);
  }

  /** A date, a time, and any number of digits of a second. */
  static boolean isDate(String text) {
    if (text.length() < DATE.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char wanted = i < DATE.length() ? DATE.charAt(i) : i == DATE.length() ? '.' : '0';
      char found = text.charAt(i);
      if (wanted == '0' ? !isDigit(found) : found != wanted) {
        return false;
      }
    }
    return text.length() != DATE.length() + 1;
  }

  static boolean isHexColor(String text) {
    return text.length() == 6 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }

  static boolean isDriverCode(String text) {
    return text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z');
  }

  static boolean isRacingNumber(String text) {
    return (text.length() == 1 || text.length() == 2)
        && text.charAt(0) != '0'
        && text.chars().allMatch(c -> isDigit((char) c));
  }

  static boolean isTrackStatus(String text) {
    return text.chars().allMatch(c -> c >= '1' && c <= '7');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
