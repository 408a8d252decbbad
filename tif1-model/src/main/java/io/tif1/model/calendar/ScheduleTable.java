package io.tif1.model.calendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a published calendar, every one with the same rows. */
final class ScheduleTable {
  private static final List<String> COLUMNS =
      List.of(
          "round_number",
          "country",
          "location",
          "event_name",
          "gmt_offset",
          "event_format",
          "session1",
          "session2",
          "session3",
          "session4",
          "session5",
          "session1_date",
          "session2_date",
          "session3_date",
          "session4_date",
          "session5_date");

  private static final int LONGEST_TEXT = 100;

  private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d(:00)?");
  private static final Pattern DATE_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.0+)?)?");

  private final Map<String, Map<?, ?>> columns;
  private final Set<String> rows;

  private ScheduleTable(Map<String, Map<?, ?>> columns, Set<String> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * @throws IllegalArgumentException if a column is missing or has other rows than the rest
   */
  static ScheduleTable of(Map<String, ?> json, int mostRows) {
    var columns = new HashMap<String, Map<?, ?>>();
    Set<String> rows = null;
    for (String name : COLUMNS) {
      if (!(json.get(name) instanceof Map<?, ?> column)) {
        throw new IllegalArgumentException("it has no column \"" + name + "\"");
      }
      columns.put(name, column);
      var own = new TreeSet<String>();
      column.keySet().forEach(row -> own.add(String.valueOf(row)));
      if (rows == null) {
        rows = own;
      } else if (!rows.equals(own)) {
        throw new IllegalArgumentException(
            "the column \""
                + name
                + "\" has "
                + own.size()
                + " rows, not the "
                + rows.size()
                + " of the others");
      }
    }
    if (rows == null || rows.isEmpty() || rows.size() > mostRows) {
      throw new IllegalArgumentException(
          "it has "
              + (rows == null ? 0 : rows.size())
              + " events; 1 to "
              + mostRows
              + " make sense");
    }
    return new ScheduleTable(columns, rows);
  }

  Set<String> rows() {
    return rows;
  }

  String text(String column, String row) {
    String text = textOrNull(column, row);
    if (text == null) {
      throw new IllegalArgumentException("row " + Asked.quoted(row) + " has no " + column);
    }
    return text;
  }

  @Nullable String textOrNull(String column, String row) {
    Object value = value(column, row);
    if (value == null || value instanceof String empty && empty.isBlank()) {
      return null;
    }
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException(column + " of row " + Asked.quoted(row) + " is no text");
    }
    if (text.length() > LONGEST_TEXT || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          column + " of row " + Asked.quoted(row) + " is no name: " + Asked.quoted(text));
    }
    return text.strip();
  }

  int whole(String column, String row) {
    Object value = value(column, row);
    if (value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= 0
        && number.doubleValue() <= 1000) {
      return number.intValue();
    }
    throw new IllegalArgumentException(
        column + " of row " + Asked.quoted(row) + " is no number from 0 to 1000");
  }

  private @Nullable Object value(String column, String row) {
    Map<?, ?> rowsOfColumn = columns.get(column);
    return rowsOfColumn == null ? null : rowsOfColumn.get(row);
  }

  static LocalDateTime dateTime(String text) {
    try {
      if (DATE_TIME.matcher(text).matches()) {
        return LocalDateTime.parse(text.replace(' ', 'T')).withSecond(0).withNano(0);
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a date and time: " + Asked.quoted(text), e);
    }
    throw new IllegalArgumentException("not a date and time: " + Asked.quoted(text));
  }

  static ZoneOffset offset(String text) {
    try {
      if (OFFSET.matcher(text).matches()) {
        return ZoneOffset.of(text.substring(0, "+hh:mm".length()));
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not an offset from UTC: " + Asked.quoted(text), e);
    }
    throw new IllegalArgumentException("not an offset from UTC: " + Asked.quoted(text));
  }
}
