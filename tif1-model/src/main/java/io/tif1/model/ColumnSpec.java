package io.tif1.model;

/**
 * A column that files of a kind are known to have: its published key, its name, and what its values
 * are. The enums that implement it are the registry of all columns.
 *
 * @since 0.1
 */
public sealed interface ColumnSpec
    permits TelemetryColumn,
        LapColumn,
        DriverColumn,
        WeatherColumn,
        RaceControlColumn,
        CornerColumn {
  /** Its place among the columns of its kind. */
  int ordinal();

  /** The key in the published file, such as {@code s1}. */
  String key();

  /** The name that Python's tif1 and FastF1 give it, such as {@code Sector1Time}. */
  String columnName();

  /** What its values are. */
  ColumnType type();

  /** The unit, or how the text is written; empty if it has none. */
  String unit();

  /** Which files have it: the generation of the files that first had it, or another condition. */
  String since();

  /** What it means, in a sentence. */
  String meaning();
}
