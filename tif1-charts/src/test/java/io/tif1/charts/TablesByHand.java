package io.tif1.charts;

import io.tif1.model.Columns;
import io.tif1.model.Laps;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Laps written row by row; what a row does not say is missing. */
final class TablesByHand {
  private record Row(String driver, String team, int number, Map<String, Object> values) {}

  private final List<Row> rows = new ArrayList<>();

  /**
   * @param values name of a column, value, name, value
   */
  TablesByHand lap(String driver, String team, int number, Object... values) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      named.put((String) values[i], values[i + 1]);
    }
    rows.add(new Row(driver, team, number, named));
    return this;
  }

  Laps laps() {
    var columns = new LinkedHashMap<String, Column>();
    columns.put("Driver", TextColumn.of(rows.stream().map(Row::driver).toArray(String[]::new)));
    columns.put("Team", TextColumn.of(rows.stream().map(Row::team).toArray(String[]::new)));
    columns.put("LapNumber", IntColumn.of(rows.stream().mapToInt(Row::number).toArray()));
    for (String name : List.of("LapTime", "Time", "Sector1Time", "Sector2Time", "Sector3Time")) {
      put(columns, name, doubles(name));
    }
    for (String name : List.of("Position", "Stint", "TyreLife")) {
      put(columns, name, ints(name));
    }
    for (String name : List.of("Compound", "QualifyingSession")) {
      put(columns, name, texts(name));
    }
    put(columns, "FreshTyre", booleans("FreshTyre"));
    return Laps.of(Columns.of(columns));
  }

  private void put(Map<String, Column> columns, String name, Column column) {
    if (rows.stream().anyMatch(row -> row.values().containsKey(name))) {
      columns.put(name, column);
    }
  }

  private DoubleColumn doubles(String name) {
    return DoubleColumn.of(
        rows.stream()
            .mapToDouble(
                row ->
                    row.values().get(name) instanceof Number number
                        ? number.doubleValue()
                        : Double.NaN)
            .toArray());
  }

  private IntColumn ints(String name) {
    return IntColumn.of(
        rows.stream()
            .mapToInt(
                row ->
                    row.values().get(name) instanceof Integer number ? number : IntColumn.MISSING)
            .toArray());
  }

  private TextColumn texts(String name) {
    return TextColumn.of(
        rows.stream().map(row -> (String) row.values().get(name)).toArray(String[]::new));
  }

  private BooleanColumn booleans(String name) {
    return BooleanColumn.of(
        rows.stream().map(row -> (Boolean) row.values().get(name)).toArray(Boolean[]::new));
  }
}
