package io.tif1.tests.decode;

import io.tif1.model.ColumnSpec;
import io.tif1.model.ColumnType;
import io.tif1.model.CornerColumn;
import io.tif1.model.Table;
import io.tif1.model.TelemetryColumn;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares a table with what the same bytes mean when read through Jackson, value by value. */
final class Difference {
  private static final Set<ColumnSpec> FOR_ALL_ROWS =
      Set.of(TelemetryColumn.DATA_KEY, CornerColumn.ROTATION);

  private final Table table;
  private int numbers;

  private Difference(Table table) {
    this.table = table;
  }

  /**
   * Fails at the first difference between the table and the members of an object.
   *
   * @return how many numbers were compared
   */
  static int requireNone(Table table, Map<String, ?> members) {
    var difference = new Difference(table);
    difference.columns(members);
    return difference.numbers;
  }

  /** The same for an array of objects, a row each. */
  static int requireNoneInRows(Table table, List<?> objects) {
    var difference = new Difference(table);
    var columns = new LinkedHashMap<String, List<Object>>();
    for (int row = 0; row < objects.size(); row++) {
      for (Map.Entry<?, ?> member : ((Map<?, ?>) objects.get(row)).entrySet()) {
        String name = difference.name((String) member.getKey());
        boolean nested = member.getValue() instanceof Map || member.getValue() instanceof List;
        List<Object> column = columns.computeIfAbsent(name, unseen -> new ArrayList<>());
        while (column.size() <= row) {
          column.add(null);
        }
        column.set(row, nested ? null : member.getValue());
      }
    }
    // Whether a column without a single value is there is not laid down.
    columns.values().removeIf(values -> values.stream().allMatch(Meaning::isMissing));
    table.columns().names().forEach(name -> columns.putIfAbsent(name, List.of()));
    difference.same("rows", table.size(), objects.size());
    columns.forEach((name, values) -> difference.column(name, values, ColumnType.TEXT));
    return difference.numbers;
  }

  private void columns(Map<String, ?> members) {
    var arrays = new LinkedHashMap<String, List<?>>();
    var scalars = new LinkedHashMap<String, Object>();
    members.forEach(
        (key, value) -> {
          String name = name(key);
          arrays.remove(name);
          scalars.remove(name);
          ColumnSpec spec = spec(key);
          if (value instanceof List<?> list) {
            if (spec != null
                || list.stream().noneMatch(one -> one instanceof List || one instanceof Map)) {
              arrays.put(name, list);
            }
          } else if (!(value instanceof Map) && (spec == null || FOR_ALL_ROWS.contains(spec))) {
            scalars.put(name, value);
          }
        });
    int rows = arrays.values().stream().mapToInt(List::size).max().orElse(0);
    same("rows", table.size(), rows);
    var names = new java.util.HashSet<>(arrays.keySet());
    names.addAll(scalars.keySet());
    same("names", table.columns().asMap().keySet(), names);
    arrays.forEach((name, values) -> column(name, values, type(name, values)));
    scalars.forEach((name, value) -> scalar(name, value, rows));
  }

  private ColumnType type(String name, List<?> values) {
    ColumnSpec spec = spec(name);
    return spec != null
        ? spec.type()
        : Meaning.areNumbers(values) ? ColumnType.NUMBER : ColumnType.TEXT;
  }

  private void scalar(String name, Object value, int rows) {
    ColumnSpec spec = spec(name);
    boolean number =
        spec == null ? value instanceof JacksonTree.Lexeme : spec.type() == ColumnType.NUMBER;
    if (value instanceof JacksonTree.Lexeme lexeme && !lexeme.isNumber()) {
      same(name, requireColumn(name).missingCount(), rows);
      return;
    }
    Object meant =
        number ? Meaning.of(value, ColumnType.NUMBER) : value == null ? null : Meaning.text(value);
    for (int row = 0; row < rows; row++) {
      same(name, value(requireColumn(name), row), meant);
    }
  }

  private void column(String name, List<?> values, ColumnType type) {
    Column column = requireColumn(name);
    same(name + "'s type", ColumnType.of(column), type);
    for (int row = 0; row < column.size(); row++) {
      Object meant = row < values.size() ? Meaning.of(values.get(row), type) : null;
      same(name, value(column, row), meant);
      numbers += meant instanceof Double ? 1 : 0;
    }
  }

  private Column requireColumn(String name) {
    return Objects.requireNonNull(table.columns().get(name), name);
  }

  private ColumnSpec spec(String key) {
    ColumnSpec byName = null;
    for (ColumnSpec spec : table.knownColumns()) {
      if (spec.key().equals(key)) {
        return spec;
      }
      byName = spec.columnName().equals(key) ? spec : byName;
    }
    return byName;
  }

  private String name(String key) {
    ColumnSpec spec = spec(key);
    return spec == null ? key : spec.columnName();
  }

  private static Object value(Column column, int row) {
    if (column.isMissing(row)) {
      return null;
    } else if (column instanceof DoubleColumn numbers) {
      return numbers.get(row);
    } else if (column instanceof IntColumn wholes) {
      return wholes.get(row);
    } else if (column instanceof BooleanColumn flags) {
      return flags.get(row);
    }
    return ((TextColumn) column).get(row);
  }

  /** Of doubles, bit by bit: that is what their equals compares. */
  private void same(String what, Object found, Object meant) {
    if (!Objects.equals(found, meant)) {
      throw new AssertionError(
          table.getClass().getSimpleName() + " " + what + ": read " + found + ", meant " + meant);
    }
  }
}
