package io.tif1.cli;

import io.tif1.model.ColumnSpec;
import io.tif1.model.ColumnType;
import io.tif1.model.Columns;
import io.tif1.model.column.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a command lists: typed columns under their public names, whatever the form it is written in.
 *
 * @param columns what there is
 * @param usual the columns that a person wants to see first; those that are not there are left out
 * @param times the columns that hold seconds of a lap or of the session's clock
 * @param known columns that there could be; asked for by name they read as missing
 */
record Listing(
    Columns columns, List<String> usual, Set<String> times, List<? extends ColumnSpec> known) {

  /** The column of the time to somebody else. */
  static final String GAP = "Gap";

  /** The rows of a published table. */
  static Listing of(io.tif1.model.Table table, List<String> usual) {
    var times = new LinkedHashSet<String>();
    for (ColumnSpec spec : table.knownColumns()) {
      boolean seconds = spec.unit().equals("s") || spec.unit().equals("session s");
      if (seconds && spec.type() == ColumnType.NUMBER) {
        times.add(spec.columnName());
      }
    }
    return new Listing(table.columns(), usual, times, table.knownColumns());
  }

  int rows() {
    return columns.rows();
  }

  boolean isTime(String column) {
    return times.contains(column);
  }

  /** With the first so many rows. */
  Listing limit(int rows) {
    int kept = Math.min(rows, rows());
    return with(columns.select(IntStream.range(0, kept).toArray()));
  }

  /** With the usual columns only. */
  Listing usualOnly() {
    return pick(usual.stream().filter(columns.asMap()::containsKey).toList());
  }

  /**
   * With the named columns only, in the order named; upper and lower case do not matter.
   *
   * @throws IllegalArgumentException if one can never be there; the message says which can
   */
  Listing pick(List<String> names) {
    var picked = new LinkedHashMap<String, Column>();
    for (String name : names) {
      String there = find(name.strip());
      Column column = columns.get(there);
      picked.put(there, column == null ? missing(there) : column);
    }
    return with(Columns.of(picked, rows()));
  }

  private Listing with(Columns changed) {
    return new Listing(changed, usual, times, known);
  }

  private String find(String asked) {
    List<String> names = names();
    for (String name : names) {
      if (name.equalsIgnoreCase(asked)) {
        return name;
      }
    }
    String key = asked.toLowerCase(Locale.ROOT);
    List<String> close =
        names.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(key)).toList();
    throw new IllegalArgumentException(
        "there is no column \""
            + asked
            + "\"; "
            + (close.isEmpty() || key.isEmpty()
                ? "there are " + String.join(", ", names)
                : "did you mean " + String.join(", ", close) + "?"));
  }

  private List<String> names() {
    var names = new ArrayList<>(columns.names());
    for (ColumnSpec spec : known) {
      if (!names.contains(spec.columnName())) {
        names.add(spec.columnName());
      }
    }
    return names;
  }

  private Column missing(String name) {
    for (ColumnSpec spec : known) {
      if (spec.columnName().equals(name)) {
        return spec.type().missing(rows());
      }
    }
    throw new IllegalStateException("found a column that is neither there nor known: " + name);
  }

  /** The columns by name, in order. */
  Map<String, Column> asMap() {
    return columns.asMap();
  }
}
