package io.tif1.model;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the columns of one name below one another. */
final class Joining {
  private Joining() {}

  static Column join(List<Columns> parts, String name, int rows) {
    ColumnType type = null;
    for (Columns part : parts) {
      Column column = part.get(name);
      if (column != null && hasValue(column)) {
        ColumnType own = ColumnType.of(column);
        type = type == null || type == own ? own : ColumnType.TEXT;
      }
    }
    if (type == null) {
      return ofNoValues(parts, name, rows);
    }
    return switch (type) {
      case NUMBER -> numbers(parts, name, rows);
      case WHOLE -> wholes(parts, name, rows);
      case FLAG -> flags(parts, name, rows);
      case TEXT -> texts(parts, name);
    };
  }

  private static Column ofNoValues(List<Columns> parts, String name, int rows) {
    for (Columns part : parts) {
      Column column = part.get(name);
      if (column != null) {
        return ColumnType.of(column).missing(rows);
      }
    }
    throw new IllegalStateException("no part has a column " + name);
  }

  private static DoubleColumn numbers(List<Columns> parts, String name, int rows) {
    double[] values = new double[rows];
    Arrays.fill(values, Double.NaN);
    int at = 0;
    for (Columns part : parts) {
      if (part.get(name) instanceof DoubleColumn column) {
        column.copyTo(values, at);
      }
      at += part.rows();
    }
    return DoubleColumn.of(values);
  }

  private static IntColumn wholes(List<Columns> parts, String name, int rows) {
    int[] values = new int[rows];
    Arrays.fill(values, IntColumn.MISSING);
    int at = 0;
    for (Columns part : parts) {
      if (part.get(name) instanceof IntColumn column) {
        System.arraycopy(column.toArray(), 0, values, at, column.size());
      }
      at += part.rows();
    }
    return IntColumn.of(values);
  }

  private static BooleanColumn flags(List<Columns> parts, String name, int rows) {
    var values = new BooleanColumn.Builder(rows);
    int at = 0;
    for (Columns part : parts) {
      BooleanColumn column = part.get(name) instanceof BooleanColumn flags ? flags : null;
      for (int row = 0; row < part.rows(); row++, at++) {
        if (column == null || column.isMissing(row)) {
          values.missing(at);
        } else if (column.isTrue(row)) {
          values.yes(at);
        }
      }
    }
    return values.build();
  }

  private static TextColumn texts(List<Columns> parts, String name) {
    return TextColumn.concat(
        parts.stream().map(part -> texts(part.get(name), part.rows())).toList());
  }

  private static TextColumn texts(@Nullable Column column, int rows) {
    if (column instanceof TextColumn texts) {
      return texts;
    }
    if (column == null) {
      return TextColumn.missing(rows);
    }
    var values = new ArrayList<@Nullable String>(rows);
    for (int row = 0; row < rows; row++) {
      values.add(column.text(row));
    }
    return TextColumn.of(values);
  }

  private static boolean hasValue(Column column) {
    int row = 0;
    while (row < column.size() && column.isMissing(row)) {
      row++;
    }
    return row < column.size();
  }
}
