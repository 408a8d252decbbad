package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.json.TableReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Laps, a lap a row: of one driver, or of all drivers of a session. Immutable.
 *
 * @since 0.1
 */
public final class Laps extends LapTable {
  private Laps(Columns columns, List<Finding> findings) {
    super(columns, findings);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Laps of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Laps of(Columns columns, List<Finding> findings) {
    return new Laps(columns, findings);
  }

  /**
   * Reads a published file, {@code VER/laptimes.json} or {@code session_laptimes.json}.
   *
   * @param utf8 the file
   * @param driver who drove the laps if the file does not say, as files of a single driver may not;
   *     null if that is not known
   * @throws JsonException if it is not one well-formed JSON object of columns
   */
  public static Laps decode(byte[] utf8, @Nullable String driver) {
    return new TableReader().laps(utf8, 0, utf8.length, driver);
  }
}
