package io.tif1.model;

/**
 * The columns of the messages of race control, {@code rcm.json}, a message a row, in published
 * order, which is not always that of time.
 *
 * @since 0.1
 */
public enum RaceControlColumn implements ColumnSpec {
  /** When it was sent; nine digits of a second, no zone. */
  TIME(
      "time",
      "Time",
      ColumnType.TEXT,
      "ISO date and time, UTC",
      "all",
      "When it was sent; nine digits of a second, no zone."),
  /** Flag, SafetyCar, Drs, CarEvent or Other. */
  CATEGORY(
      "cat", "Category", ColumnType.TEXT, "", "all", "Flag, SafetyCar, Drs, CarEvent or Other."),
  /** The message. */
  MESSAGE("msg", "Message", ColumnType.TEXT, "", "all", "The message."),
  /**
   * For the safety car and the rear wing: DEPLOYED, IN THIS LAP, ENDING, ENABLED, DISABLED and
   * others.
   */
  STATUS(
      "status",
      "Status",
      ColumnType.TEXT,
      "",
      "all",
      "For the safety car and the rear wing: DEPLOYED, IN THIS LAP, ENDING, ENABLED, DISABLED and others."),
  /** GREEN, CLEAR, YELLOW, DOUBLE YELLOW, RED, BLUE, CHEQUERED, BLACK AND WHITE. */
  FLAG(
      "flag",
      "Flag",
      ColumnType.TEXT,
      "",
      "all",
      "GREEN, CLEAR, YELLOW, DOUBLE YELLOW, RED, BLUE, CHEQUERED, BLACK AND WHITE."),
  /** What the flag is for: Track, Sector or Driver. */
  SCOPE(
      "scope",
      "Scope",
      ColumnType.TEXT,
      "",
      "all",
      "What the flag is for: Track, Sector or Driver."),
  /** The marshals' sector the flag is for. */
  SECTOR("sector", "Sector", ColumnType.WHOLE, "", "all", "The marshals' sector the flag is for."),
  /** Racing number of the driver the message is for. */
  RACING_NUMBER(
      "dNum",
      "RacingNumber",
      ColumnType.TEXT,
      "",
      "all",
      "Racing number of the driver the message is for."),
  /** The lap of the race; missing in other sessions. */
  LAP("lap", "Lap", ColumnType.WHOLE, "", "all", "The lap of the race; missing in other sessions.");

  private final String key;
  private final String columnName;
  private final ColumnType type;
  private final String unit;
  private final String since;
  private final String meaning;

  RaceControlColumn(
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
