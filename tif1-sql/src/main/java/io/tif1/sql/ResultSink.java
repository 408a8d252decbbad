package io.tif1.sql;

import java.util.List;

/**
 * Takes an answer row by row. What it throws ends the query and is thrown to whoever asked. It must
 * not ask the database anything in turn.
 *
 * @since 0.2
 */
public interface ResultSink {
  /** The columns; called once, before any row. */
  void columns(List<ResultColumn> columns);

  /** The next row. */
  void row(Row row);
}
