package io.tif1.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Writes the answer to a query to an Arrow file, batch by batch as it comes. */
final class ArrowExport {
  /** So many rows of 40 columns are about 5 MB: what an export holds, however long it is. */
  static final int BATCH_ROWS = 16_384;

  private ArrowExport() {}

  /**
   * How many rows were written.
   *
   * @param check throws if no more are wanted
   */
  static long write(ResultSet answer, Path to, Runnable check) throws SQLException, IOException {
    List<ResultColumn> types = Answers.columns(answer.getMetaData());
    List<ArrowColumn> columns =
        types.stream().map(of -> new ArrowColumn(ArrowType.of(of.type()), BATCH_ROWS)).toList();
    try (var file = new ArrowFile(to, types.stream().map(ResultColumn::name).toList(), columns)) {
      long written = 0;
      for (int rows = fill(columns, answer); rows > 0; rows = fill(columns, answer)) {
        check.run();
        file.batch(rows);
        columns.forEach(ArrowColumn::clear);
        written += rows;
      }
      file.finish();
      return written;
    }
  }

  private static int fill(List<ArrowColumn> columns, ResultSet answer) throws SQLException {
    int rows = 0;
    while (rows < BATCH_ROWS && answer.next()) {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).add(answer, i + 1);
      }
      rows++;
    }
    return rows;
  }
}
