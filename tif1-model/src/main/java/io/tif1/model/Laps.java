package io.tif1.model;

import io.tif1.model.check.Finding;
import java.util.List;

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
}
