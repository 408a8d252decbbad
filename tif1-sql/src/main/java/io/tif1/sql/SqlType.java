package io.tif1.sql;

import io.tif1.model.ColumnSpec;
import io.tif1.model.ColumnType;

/**
 * What the values of a column of a database are; the names are DuckDB's.
 *
 * @since 0.2
 */
public enum SqlType {
  /** A number. */
  DOUBLE("DOUBLE[]"),
  /** A whole number. */
  INTEGER("INTEGER[]"),
  /** Yes or no. */
  BOOLEAN("BOOLEAN[]"),
  /** Text. */
  VARCHAR("INTEGER[]"),
  /** A moment, UTC, to the microsecond; the published texts end in zeros after that. */
  TIMESTAMP("BIGINT[]");

  private final String stagedAs;

  SqlType(String stagedAs) {
    this.stagedAs = stagedAs;
  }

  /** What the values of a whole column are handed over as. */
  String stagedAs() {
    return stagedAs;
  }

  /** That of a known column. */
  static SqlType of(ColumnSpec spec) {
    return spec.unit().startsWith("ISO date and time") ? TIMESTAMP : of(spec.type());
  }

  /** That of a column nobody knew of. */
  static SqlType of(ColumnType type) {
    return switch (type) {
      case NUMBER -> DOUBLE;
      case WHOLE -> INTEGER;
      case FLAG -> BOOLEAN;
      case TEXT -> VARCHAR;
    };
  }
}
