package io.tif1.model.json;

import io.tif1.model.ColumnSpec;
import io.tif1.model.Columns;
import io.tif1.model.JsonException;
import io.tif1.model.check.Rule;
import io.tif1.model.column.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an array of objects, a row each, whose members are texts. */
final class RowsReader {
  /** Far more than any session has. */
  private static final int MAX_ROWS = 10_000;

  private static final int MAX_COLUMNS = 100;

  private final ColumnReader in;
  private final SpecIndex specs;
  private final Found found;
  private final TextBuffer one = new TextBuffer();
  private final Map<String, List<@Nullable String>> columns = new LinkedHashMap<>();

  RowsReader(ColumnReader in, SpecIndex specs, Found found) {
    this.in = in;
    this.specs = specs;
    this.found = found;
  }

  /** Reads the array at whose bracket the reader stands. */
  Columns columns() {
    int rows = 0;
    in.at++;
    in.around++;
    if (in.skipSpace() == ']') {
      in.at++;
    } else {
      for (int next = ','; next == ','; next = separator()) {
        if (rows == MAX_ROWS) {
          throw new JsonException("an array of over " + MAX_ROWS + " objects", in.at);
        }
        row(rows++);
      }
    }
    in.around--;
    var texts = new LinkedHashMap<String, TextColumn>();
    for (Map.Entry<String, List<@Nullable String>> column : columns.entrySet()) {
      texts.put(column.getKey(), TextColumn.of(filledUp(column.getValue(), rows)));
    }
    return Columns.of(texts, rows);
  }

  private int separator() {
    int next = in.skipSpace();
    if (next != ',' && next != ']') {
      throw in.unexpected("',' or ']'");
    }
    in.at++;
    return next;
  }

  private void row(int row) {
    if (in.skipSpace() != '{') {
      throw in.unexpected("an object");
    }
    in.at++;
    in.around++;
    for (String key = TableReader.firstMember(in); key != null; key = TableReader.nextMember(in)) {
      int c = in.skipSpace();
      if (c == '{' || c == '[') {
        in.skipValue();
        found.add(Rule.UNKNOWN_SHAPE, key, "a value", "no value, in row " + row, 1);
        forget(row, key);
      } else {
        add(row, key, value());
      }
    }
    in.around--;
  }

  private @Nullable String value() {
    one.begin(in.budget);
    in.text(one);
    return one.toTexts().get(0);
  }

  private void add(int row, String key, @Nullable String value) {
    ColumnSpec spec = specs.find(key);
    String name = spec == null ? key : spec.columnName();
    List<@Nullable String> column = columns.computeIfAbsent(name, unseen -> new ArrayList<>());
    if (columns.size() > MAX_COLUMNS) {
      throw new JsonException("objects of over " + MAX_COLUMNS + " different keys", in.at);
    }
    if (column.size() > row) {
      found.add(Rule.DUPLICATE_KEY, key, "one", "another in row " + row, 1);
      column.set(row, value);
    } else {
      filledUp(column, row).add(value);
    }
  }

  /** Of a key that occurs twice the last counts, even if it is left out. */
  private void forget(int row, String key) {
    ColumnSpec spec = specs.find(key);
    List<@Nullable String> column = columns.get(spec == null ? key : spec.columnName());
    if (column != null && column.size() > row) {
      column.set(row, null);
    }
  }

  private static List<@Nullable String> filledUp(List<@Nullable String> column, int rows) {
    while (column.size() < rows) {
      column.add(null);
    }
    return column;
  }
}
