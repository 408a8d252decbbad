package io.tif1.model;

import io.tif1.model.check.Checks;
import io.tif1.model.check.Finding;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a published file holds, as columns. The columns that files of the kind are known to have can
 * be read by methods of their own: a column that this file lacks reads as missing in every row, and
 * {@link #has} tells. Every column, those nobody knew of included, can be had by name.
 *
 * <p>Rows are counted from 0. Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public abstract sealed class Table
    permits Telemetry, LapTable, Drivers, Weather, RaceControl, Corners {
  private final Columns columns;
  private final List<? extends ColumnSpec> specs;
  private final Column[] known;
  private final List<Finding> ofReading;

  /** Whether the rules hold for it: it is a file as published, and not what was made of one. */
  private final boolean published;

  /** With those of the rules, once somebody has asked. Found twice at worst, and the same. */
  private volatile @Nullable List<Finding> all;

  /**
   * @param specs the known columns of the kind, each at the place of its ordinal
   * @param findings what is known to be wrong
   * @param published whether it is a file as published, which the rules are for
   * @throws IllegalArgumentException if a known column is not of its type
   */
  Table(Columns columns, ColumnSpec[] specs, List<Finding> findings, boolean published) {
    this.columns = columns;
    this.specs = List.of(specs);
    this.ofReading = List.copyOf(findings);
    this.published = published;
    this.known = new Column[specs.length];
    for (ColumnSpec spec : specs) {
      Column column = columns.get(spec.columnName());
      if (column == null) {
        column = spec.type().missing(columns.rows());
      } else if (ColumnType.of(column) != spec.type()) {
        throw new IllegalArgumentException(
            "column "
                + spec.columnName()
                + " must be of type "
                + spec.type()
                + " but is of type "
                + ColumnType.of(column));
      }
      known[spec.ordinal()] = column;
    }
  }

  /** How many rows it has. */
  public final int size() {
    return columns.rows();
  }

  /** Whether it has no rows. */
  public final boolean isEmpty() {
    return size() == 0;
  }

  /**
   * The columns this table has, in published order: the known ones under the names that Python's
   * tif1 and FastF1 give them, such as {@code LapTime}, others under their published keys.
   */
  public final Columns columns() {
    return columns;
  }

  /** The columns that tables of this kind are known to have, whether this one has them or not. */
  public final List<? extends ColumnSpec> knownColumns() {
    return specs;
  }

  /** Whether this table has the column, be it without a single value. */
  public final boolean has(ColumnSpec column) {
    return columns.get(column.columnName()) != null;
  }

  /**
   * The column of a name; empty if this table has none.
   *
   * @param name as in {@link #columns()}, or the published key: {@code LapTime} or {@code time}
   */
  public final Optional<Column> column(String name) {
    Column column = columns.get(name);
    if (column == null) {
      for (ColumnSpec spec : specs) {
        if (spec.key().equals(name)) {
          column = columns.get(spec.columnName());
        }
      }
    }
    return Optional.ofNullable(column);
  }

  /**
   * What looks wrong in it: what reading the file found, and for a file as published what the rules
   * of {@link Checks} find, which look when this is called for the first time. A table made of
   * others has the findings that its maker says; one made by hand has none.
   */
  public final List<Finding> findings() {
    if (!published) {
      return ofReading;
    }
    List<Finding> found = all;
    if (found == null) {
      found =
          Stream.concat(ofReading.stream(), Checks.of(this).stream())
              .collect(Collectors.toUnmodifiableList());
      all = found;
    }
    return found;
  }

  /** What reading the file found, without what the rules find. */
  public final List<Finding> findingsOfReading() {
    return ofReading;
  }

  /** About how much memory the values take, in bytes. */
  public final long sizeBytes() {
    return columns.sizeBytes();
  }

  final DoubleColumn numbers(ColumnSpec spec) {
    return (DoubleColumn) known[spec.ordinal()];
  }

  final IntColumn wholes(ColumnSpec spec) {
    return (IntColumn) known[spec.ordinal()];
  }

  final BooleanColumn flags(ColumnSpec spec) {
    return (BooleanColumn) known[spec.ordinal()];
  }

  final TextColumn texts(ColumnSpec spec) {
    return (TextColumn) known[spec.ordinal()];
  }

  /** Whether the other is a table of the same kind with the same columns. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Table that && specs.equals(that.specs) && columns.equals(that.columns);
  }

  @Override
  public final int hashCode() {
    return columns.hashCode();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + ": " + columns;
  }
}
