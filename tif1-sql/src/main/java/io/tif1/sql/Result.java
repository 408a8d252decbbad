package io.tif1.sql;

import java.util.Iterator;
import java.util.List;

/**
 * An answer, held in memory as a whole. Immutable.
 *
 * @param columns the columns, in order
 * @param rows the rows, in the order of the answer
 * @since 0.2
 */
public record Result(List<ResultColumn> columns, List<Row> rows) implements Iterable<Row> {
  /** Copies the lists. */
  public Result {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** How many rows it has. */
  public int size() {
    return rows.size();
  }

  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }
}
