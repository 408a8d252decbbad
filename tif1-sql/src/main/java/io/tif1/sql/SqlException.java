package io.tif1.sql;

import java.io.Serial;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a database cannot be done. The message says what and why; of a statement that
 * is wrong it shows where.
 *
 * @since 0.2
 */
public final class SqlException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  SqlException(String message, @Nullable Throwable cause) {
    this(message, 0, 0, cause);
  }

  /**
   * @param line from 1; 0 if it is not known where the statement is wrong
   */
  SqlException(String message, int line, int column, @Nullable Throwable cause) {
    super(message, cause);
    this.line = line;
    this.column = column;
  }

  /** The line of the statement that is wrong, from 1; empty if that is not known. */
  public OptionalInt line() {
    return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
  }

  /** The letter of the line where it is wrong, from 1; empty if that is not known. */
  public OptionalInt column() {
    return line == 0 ? OptionalInt.empty() : OptionalInt.of(column);
  }
}
