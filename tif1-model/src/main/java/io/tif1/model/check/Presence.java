package io.tif1.model.check;

import io.tif1.model.ColumnSpec;
import io.tif1.model.LapColumn;
import io.tif1.model.Table;
import io.tif1.model.column.Column;

/** Columns that should be there, and rows that should. */
final class Presence {
  private Presence() {}

  /** Whether the table has rows; one without is told of once, and not column by column. */
  static boolean hasRows(Report report, Table table) {
    if (table.isEmpty()) {
      report.add(new Finding(Rule.EMPTY, report.tablePath(), "rows", "none", 1));
      return false;
    }
    return true;
  }

  /** Tells of each of the given columns that the table has not. */
  static void expect(Report report, Table table, ColumnSpec... specs) {
    for (ColumnSpec spec : specs) {
      if (!table.has(spec)) {
        report.add(Rule.MISSING_COLUMN, spec, "a column " + spec.columnName(), "none", 1);
      }
    }
  }

  /**
   * Tells of the columns that laps of the file's generation have and this file has not. A file is
   * of the newest generation that it has a column of; what came later is not missed. The driver
   * tells nothing, since the reader of older files adds it.
   */
  static void expectGeneration(Report report, Table laps) {
    String generation = "G0";
    for (ColumnSpec spec : LapColumn.values()) {
      boolean tells = isGeneration(spec) && spec != LapColumn.DRIVER;
      if (tells && spec.since().compareTo(generation) > 0 && laps.has(spec)) {
        generation = spec.since();
      }
    }
    for (ColumnSpec spec : LapColumn.values()) {
      if (isGeneration(spec) && spec.since().compareTo(generation) <= 0) {
        expect(report, laps, spec);
      }
    }
  }

  /** Columns with a further condition are in some files of their generation only. */
  private static boolean isGeneration(ColumnSpec spec) {
    return spec.since().length() == 2;
  }

  /** Whether no row has a value; found out at the first row that has. */
  static boolean isVoid(Column column) {
    int size = column.size();
    for (int row = 0; row < size; row++) {
      if (!column.isMissing(row)) {
        return false;
      }
    }
    return true;
  }
}
