package io.tif1.model;

import io.tif1.model.column.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Columns of the same length, by name. Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class Columns {
  private final Map<String, Column> byName;
  private final int rows;

  private Columns(Map<String, Column> byName, int rows) {
    this.byName = Collections.unmodifiableMap(byName);
    this.rows = rows;
  }

  /**
   * The given columns, in their order.
   *
   * @throws IllegalArgumentException if they are not of the same length
   */
  public static Columns of(Map<String, ? extends Column> byName) {
    int rows = byName.isEmpty() ? 0 : byName.values().iterator().next().size();
    return of(byName, rows);
  }

  /**
   * The given columns, in their order, each of {@code rows} rows.
   *
   * @throws IllegalArgumentException if one has not as many
   */
  public static Columns of(Map<String, ? extends Column> byName, int rows) {
    byName.forEach((name, column) -> checkLength(name, column, rows));
    return new Columns(new LinkedHashMap<>(byName), rows);
  }

  private static void checkLength(String name, Column column, int rows) {
    if (column.size() != rows) {
      throw new IllegalArgumentException(
          "column " + name + " has " + column.size() + " rows, but the table has " + rows);
    }
  }

  /** How many rows each column has. */
  public int rows() {
    return rows;
  }

  /** The names, in order. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The columns by name, in order. */
  public Map<String, Column> asMap() {
    return byName;
  }

  /** The column of this name, or null. */
  public @Nullable Column get(String name) {
    return byName.get(name);
  }

  /**
   * These columns and another one, in the place of one of the same name if there is.
   *
   * @throws IllegalArgumentException if it is not as long as the others
   */
  public Columns with(String name, Column column) {
    if (!byName.isEmpty()) {
      checkLength(name, column, rows);
    }
    var changed = new LinkedHashMap<>(byName);
    changed.put(name, column);
    return new Columns(changed, column.size());
  }

  /** The rows {@code from} to {@code to}, the latter exclusive. */
  public Columns slice(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return each(to - from, column -> column.slice(from, to));
  }

  /** The named rows in the order named; a row may be named more than once, or not at all. */
  public Columns select(int... rows) {
    for (int row : rows) {
      Objects.checkIndex(row, this.rows);
    }
    return each(rows.length, column -> column.select(rows));
  }

  private Columns each(int size, UnaryOperator<Column> change) {
    var changed = new LinkedHashMap<String, Column>();
    byName.forEach((name, column) -> changed.put(name, change.apply(column)));
    return new Columns(changed, size);
  }

  /**
   * The rows of all parts, one part below the other. The columns are those of any part, in the
   * order first met; a part has no values in a column that it lacks. A column that is of one type
   * here and of another there becomes text.
   */
  public static Columns concat(List<Columns> parts) {
    var names = new ArrayList<String>();
    for (Columns part : parts) {
      for (String name : part.byName.keySet()) {
        if (!names.contains(name)) {
          names.add(name);
        }
      }
    }
    int rows = parts.stream().mapToInt(Columns::rows).sum();
    var joined = new LinkedHashMap<String, Column>();
    for (String name : names) {
      joined.put(name, Joining.join(parts, name, rows));
    }
    return new Columns(joined, rows);
  }

  /** About how much memory the values take, in bytes. */
  public long sizeBytes() {
    return byName.values().stream().mapToLong(Column::sizeBytes).sum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Columns that && rows == that.rows && byName.equals(that.byName);
  }

  @Override
  public int hashCode() {
    return 31 * rows + byName.keySet().hashCode();
  }

  @Override
  public String toString() {
    return rows + " rows of " + byName.keySet();
  }
}
