package io.tif1.model;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Columns made of values of other columns, row by row. */
final class Picking {
  /** In place of a row: the value is missing. */
  static final int NONE = -1;

  private Picking() {}

  /** The values of the named rows; missing where a row is {@link #NONE}. */
  static Column pick(Column column, int[] rows) {
    return coalesce(column, rows, column, rows);
  }

  /**
   * In each row the value that the first column has there, or else what the second has.
   *
   * @param rows the rows of the first column to take, or {@link #NONE}
   * @param others the rows of the second column, which is of the same type
   */
  static Column coalesce(Column column, int[] rows, Column other, int[] others) {
    if (column instanceof DoubleColumn first && other instanceof DoubleColumn second) {
      return numbers(first, rows, second, others);
    } else if (column instanceof IntColumn first && other instanceof IntColumn second) {
      return wholes(first, rows, second, others);
    } else if (column instanceof BooleanColumn first && other instanceof BooleanColumn second) {
      return flags(first, rows, second, others);
    }
    return texts(column, rows, other, others);
  }

  private static boolean has(Column column, int row) {
    return row != NONE && !column.isMissing(row);
  }

  private static DoubleColumn numbers(
      DoubleColumn first, int[] rows, DoubleColumn second, int[] others) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] =
          has(first, rows[i])
              ? first.get(rows[i])
              : others[i] == NONE ? Double.NaN : second.get(others[i]);
    }
    return DoubleColumn.of(values);
  }

  private static IntColumn wholes(IntColumn first, int[] rows, IntColumn second, int[] others) {
    int[] values = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] =
          has(first, rows[i])
              ? first.get(rows[i])
              : others[i] == NONE ? IntColumn.MISSING : second.get(others[i]);
    }
    return IntColumn.of(values);
  }

  private static BooleanColumn flags(
      BooleanColumn first, int[] rows, BooleanColumn second, int[] others) {
    var values = new BooleanColumn.Builder(rows.length);
    for (int i = 0; i < rows.length; i++) {
      boolean own = has(first, rows[i]);
      if (!own && !has(second, others[i])) {
        values.missing(i);
      } else if (own ? first.isTrue(rows[i]) : second.isTrue(others[i])) {
        values.yes(i);
      }
    }
    return values.build();
  }

  private static TextColumn texts(Column first, int[] rows, Column second, int[] others) {
    var values = new ArrayList<@Nullable String>(rows.length);
    for (int i = 0; i < rows.length; i++) {
      values.add(
          has(first, rows[i])
              ? first.text(rows[i])
              : others[i] == NONE ? null : second.text(others[i]));
    }
    return TextColumn.of(values);
  }
}
