package io.tif1.model;

/**
 * The columns of drivers, {@code drivers.json}, a driver a row, in the order of the published file.
 *
 * @since 0.1
 */
public enum DriverColumn implements ColumnSpec {
  /** Who it is; the name of the driver's folder. */
  ABBREVIATION(
      "driver",
      "Abbreviation",
      ColumnType.TEXT,
      "three letters",
      "all",
      "Who it is; the name of the driver's folder."),
  /** The team. */
  TEAM_NAME("team", "TeamName", ColumnType.TEXT, "", "all", "The team."),
  /** Racing number; it may change from season to season. */
  DRIVER_NUMBER(
      "dn",
      "DriverNumber",
      ColumnType.TEXT,
      "",
      "G2",
      "Racing number; it may change from season to season."),
  /** First name. */
  FIRST_NAME("fn", "FirstName", ColumnType.TEXT, "", "G2", "First name."),
  /** Last name. */
  LAST_NAME("ln", "LastName", ColumnType.TEXT, "", "G2", "Last name."),
  /** Colour of the team, without a #, in either case. */
  TEAM_COLOR(
      "tc",
      "TeamColor",
      ColumnType.TEXT,
      "six hexadecimal digits",
      "G2",
      "Colour of the team, without a #, in either case."),
  /** Where a picture of the driver is. */
  HEADSHOT_URL(
      "url", "HeadshotUrl", ColumnType.TEXT, "URL", "G2", "Where a picture of the driver is.");

  private final String key;
  private final String columnName;
  private final ColumnType type;
  private final String unit;
  private final String since;
  private final String meaning;

  DriverColumn(
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
