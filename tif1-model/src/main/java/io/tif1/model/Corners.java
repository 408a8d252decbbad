package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.json.TableReader;
import java.util.List;

/**
 * The corners of a circuit, a corner a row, as computed for one session. Immutable.
 *
 * @since 0.1
 */
public final class Corners extends Table {
  private static final CornerColumn[] KNOWN = CornerColumn.values();

  private Corners(Columns columns, List<Finding> findings, boolean published) {
    super(columns, KNOWN, findings, published);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Corners of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Corners of(Columns columns, List<Finding> findings) {
    return new Corners(columns, findings, false);
  }

  /**
   * A file as published, with what reading it found; what the rules find is looked for when {@link
   * #findings} is first called.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Corners published(Columns columns, List<Finding> findings) {
    return new Corners(columns, findings, true);
  }

  /**
   * Reads a published file, {@code corners.json}.
   *
   * @param utf8 the file
   * @throws JsonException if it is not one well-formed JSON object of the kind
   */
  public static Corners decode(byte[] utf8) {
    return new TableReader().corners(utf8, 0, utf8.length);
  }

  /** Number of the corner, from 1. Key {@code CornerNumber}. */
  public IntColumn number() {
    return wholes(CornerColumn.NUMBER);
  }

  /**
   * Where it is on the circuit's map, in the frame of the telemetry. In tenths of a metre. Key
   * {@code X}.
   */
  public DoubleColumn xDm() {
    return numbers(CornerColumn.X);
  }

  /**
   * Where it is on the circuit's map, in the frame of the telemetry. In tenths of a metre. Key
   * {@code Y}.
   */
  public DoubleColumn yDm() {
    return numbers(CornerColumn.Y);
  }

  /**
   * Direction in which to write its number beside the track, −360 to 360. In degrees. Key {@code
   * Angle}.
   */
  public DoubleColumn angleDegrees() {
    return numbers(CornerColumn.ANGLE);
  }

  /**
   * Metres from the line, computed from a lap of this session: it differs between sessions. In
   * metres. Key {@code Distance}.
   */
  public DoubleColumn distanceM() {
    return numbers(CornerColumn.DISTANCE);
  }

  /**
   * How far to turn the circuit's map; one for the whole file. In degrees. Key {@code Rotation}.
   */
  public DoubleColumn rotationDegrees() {
    return numbers(CornerColumn.ROTATION);
  }
}
