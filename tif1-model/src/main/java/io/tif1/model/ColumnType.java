package io.tif1.model;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;

/**
 * What the values of a column are.
 *
 * @since 0.1
 */
public enum ColumnType {
  /** Numbers: a {@link DoubleColumn}. */
  NUMBER(DoubleColumn.class),
  /** Whole numbers: an {@link IntColumn}. */
  WHOLE(IntColumn.class),
  /** Yes or no: a {@link BooleanColumn}. */
  FLAG(BooleanColumn.class),
  /** Text: a {@link TextColumn}. */
  TEXT(TextColumn.class);

  private final Class<? extends Column> column;

  ColumnType(Class<? extends Column> column) {
    this.column = column;
  }

  /** The class of a column of this type. */
  public Class<? extends Column> columnClass() {
    return column;
  }

  /** A column of this type that has {@code size} rows and no value. */
  public Column missing(int size) {
    return switch (this) {
      case NUMBER -> DoubleColumn.missing(size);
      case WHOLE -> IntColumn.missing(size);
      case FLAG -> BooleanColumn.missing(size);
      case TEXT -> TextColumn.missing(size);
    };
  }

  /** The type of a column. */
  public static ColumnType of(Column column) {
    for (ColumnType type : values()) {
      if (type.column.isInstance(column)) {
        return type;
      }
    }
    throw new IllegalArgumentException("a column of an unknown class: " + column.getClass());
  }
}
