package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import io.tif1.model.json.TableReader;
import java.util.List;

/**
 * The messages of race control in a session, a message a row, in published order. Immutable.
 *
 * @since 0.1
 */
public final class RaceControl extends Table {
  private static final RaceControlColumn[] KNOWN = RaceControlColumn.values();

  private RaceControl(Columns columns, List<Finding> findings) {
    super(columns, KNOWN, findings);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static RaceControl of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static RaceControl of(Columns columns, List<Finding> findings) {
    return new RaceControl(columns, findings);
  }

  /**
   * Reads a published file, {@code rcm.json}.
   *
   * @param utf8 the file
   * @throws JsonException if it is not one well-formed JSON object of the kind
   */
  public static RaceControl decode(byte[] utf8) {
    return new TableReader().raceControl(utf8, 0, utf8.length);
  }

  /**
   * When it was sent; nine digits of a second, no zone. Written as ISO date and time, UTC. Key
   * {@code time}.
   */
  public TextColumn time() {
    return texts(RaceControlColumn.TIME);
  }

  /** Flag, SafetyCar, Drs, CarEvent or Other. Key {@code cat}. */
  public TextColumn category() {
    return texts(RaceControlColumn.CATEGORY);
  }

  /** The message. Key {@code msg}. */
  public TextColumn message() {
    return texts(RaceControlColumn.MESSAGE);
  }

  /**
   * For the safety car and the rear wing: DEPLOYED, IN THIS LAP, ENDING, ENABLED, DISABLED and
   * others. Key {@code status}.
   */
  public TextColumn status() {
    return texts(RaceControlColumn.STATUS);
  }

  /**
   * GREEN, CLEAR, YELLOW, DOUBLE YELLOW, RED, BLUE, CHEQUERED, BLACK AND WHITE. Key {@code flag}.
   */
  public TextColumn flag() {
    return texts(RaceControlColumn.FLAG);
  }

  /** What the flag is for: Track, Sector or Driver. Key {@code scope}. */
  public TextColumn scope() {
    return texts(RaceControlColumn.SCOPE);
  }

  /** The marshals' sector the flag is for. Key {@code sector}. */
  public IntColumn sector() {
    return wholes(RaceControlColumn.SECTOR);
  }

  /** Racing number of the driver the message is for. Key {@code dNum}. */
  public TextColumn racingNumber() {
    return texts(RaceControlColumn.RACING_NUMBER);
  }

  /** The lap of the race; missing in other sessions. Key {@code lap}. */
  public IntColumn lap() {
    return wholes(RaceControlColumn.LAP);
  }
}
