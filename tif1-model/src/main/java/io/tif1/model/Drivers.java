package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.TextColumn;
import io.tif1.model.json.TableReader;
import java.util.List;

/**
 * The drivers of a session, a driver a row, in the order of their first laps. Immutable.
 *
 * @since 0.1
 */
public final class Drivers extends Table {
  private static final DriverColumn[] KNOWN = DriverColumn.values();

  private Drivers(Columns columns, List<Finding> findings) {
    super(columns, KNOWN, findings);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Drivers of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Drivers of(Columns columns, List<Finding> findings) {
    return new Drivers(columns, findings);
  }

  /**
   * Reads a published file, {@code drivers.json}.
   *
   * @param utf8 the file
   * @throws JsonException if it is not one well-formed JSON object of the kind
   */
  public static Drivers decode(byte[] utf8) {
    return new TableReader().drivers(utf8, 0, utf8.length);
  }

  /** Who it is; the name of the driver's folder. Written as three letters. Key {@code driver}. */
  public TextColumn abbreviation() {
    return texts(DriverColumn.ABBREVIATION);
  }

  /** The team. Key {@code team}. */
  public TextColumn teamName() {
    return texts(DriverColumn.TEAM_NAME);
  }

  /** Racing number; it may change from season to season. Key {@code dn}. */
  public TextColumn driverNumber() {
    return texts(DriverColumn.DRIVER_NUMBER);
  }

  /** First name. Key {@code fn}. */
  public TextColumn firstName() {
    return texts(DriverColumn.FIRST_NAME);
  }

  /** Last name. Key {@code ln}. */
  public TextColumn lastName() {
    return texts(DriverColumn.LAST_NAME);
  }

  /**
   * Colour of the team, without a #, in either case. Written as six hexadecimal digits. Key {@code
   * tc}.
   */
  public TextColumn teamColor() {
    return texts(DriverColumn.TEAM_COLOR);
  }

  /** Where a picture of the driver is. Written as URL. Key {@code url}. */
  public TextColumn headshotUrl() {
    return texts(DriverColumn.HEADSHOT_URL);
  }
}
