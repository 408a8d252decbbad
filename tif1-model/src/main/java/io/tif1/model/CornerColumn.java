package io.tif1.model;

/**
 * The columns of corners, {@code corners.json}, a corner a row.
 *
 * @since 0.1
 */
public enum CornerColumn implements ColumnSpec {
  /** Number of the corner, from 1. */
  NUMBER("CornerNumber", "Number", ColumnType.WHOLE, "", "all", "Number of the corner, from 1."),
  /** Where it is on the circuit's map, in the frame of the telemetry. */
  X(
      "X",
      "X",
      ColumnType.NUMBER,
      "1/10 m",
      "all",
      "Where it is on the circuit's map, in the frame of the telemetry."),
  /** Where it is on the circuit's map, in the frame of the telemetry. */
  Y(
      "Y",
      "Y",
      ColumnType.NUMBER,
      "1/10 m",
      "all",
      "Where it is on the circuit's map, in the frame of the telemetry."),
  /** Direction in which to write its number beside the track, −360 to 360. */
  ANGLE(
      "Angle",
      "Angle",
      ColumnType.NUMBER,
      "degrees",
      "all",
      "Direction in which to write its number beside the track, −360 to 360."),
  /** Metres from the line, computed from a lap of this session: it differs between sessions. */
  DISTANCE(
      "Distance",
      "Distance",
      ColumnType.NUMBER,
      "m",
      "all",
      "Metres from the line, computed from a lap of this session: it differs between sessions."),
  /** How far to turn the circuit's map; one for the whole file. */
  ROTATION(
      "Rotation",
      "Rotation",
      ColumnType.NUMBER,
      "degrees",
      "all",
      "How far to turn the circuit's map; one for the whole file.");

  private final String key;
  private final String columnName;
  private final ColumnType type;
  private final String unit;
  private final String since;
  private final String meaning;

  CornerColumn(
      String key, String columnName, ColumnType type, String unit, String since, String meaning) {
    this.key = key;
    this.columnName = columnName;
    this.type = type;
    this.unit = unit;
    this.since = since;
    this.meaning = meaning;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String columnName() {
    return columnName;
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public String since() {
    return since;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
