package io.tif1.model;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables for tests, column by column. */
public final class Samples {
  public static final double NONE = Double.NaN;

  private final Map<String, Column> columns = new LinkedHashMap<>();

  public Samples() {}

  public static Samples at(double... timesS) {
    return new Samples().with(TelemetryColumn.TIME, timesS);
  }

  public Samples with(ColumnSpec spec, double... values) {
    return with(spec, DoubleColumn.of(values));
  }

  public Samples with(ColumnSpec spec, int... values) {
    return with(spec, IntColumn.of(values));
  }

  public Samples with(ColumnSpec spec, String... values) {
    return with(spec, TextColumn.of(values));
  }

  public Samples with(ColumnSpec spec, Boolean... values) {
    return with(spec, BooleanColumn.of(values));
  }

  public Samples with(ColumnSpec spec, Column column) {
    columns.put(spec.columnName(), column);
    return this;
  }

  public Samples without(ColumnSpec spec) {
    columns.remove(spec.columnName());
    return this;
  }

  public Columns columns() {
    return Columns.of(columns);
  }

  public Telemetry telemetry() {
    return Telemetry.of(columns());
  }
}
