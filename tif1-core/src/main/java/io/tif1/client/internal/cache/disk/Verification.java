package io.tif1.client.internal.cache.disk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One reading of the whole file, in short transactions, so that the log can be emptied meanwhile.
 */
final class Verification {
  private static final int ROWS_AT_ONCE = 64;
  private static final int MAX_PROBLEMS = 20;

  private final Database database;
  private final RowNotes notes;
  private final List<String> badKeys = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private long checked;

  Verification(Database database, RowNotes notes) {
    this.database = database;
    this.notes = notes;
  }

  /** Checks the sums of all rows; those that are wrong are noted for the writer to delete. */
  void rows() throws SQLException, MovedException, DamagedException {
    long last = Long.MIN_VALUE;
    for (boolean more = true; more; ) {
      long from = last;
      List<ReadConnection.Found> rows = database.read(c -> after(c.connection(), from));
      more = !rows.isEmpty();
      for (ReadConnection.Found row : rows) {
        checked++;
        last = row.id();
        if (row.entry() == null) {
          badKeys.add(row.key());
          notes.bad(row.id(), row.rowSum());
        }
      }
    }
  }

  private static List<ReadConnection.Found> after(Connection connection, long id)
      throws SQLException {
    var rows = new ArrayList<ReadConnection.Found>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT "
                + ReadConnection.COLUMNS
                + " FROM entry e LEFT JOIN body b ON b.id = e.id WHERE e.id > ? ORDER BY e.id"
                + " LIMIT "
                + ROWS_AT_ONCE)) {
      statement.setLong(1, id);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          ReadConnection.Found found = ReadConnection.found(result, null);
          // What matters is whether it is right: the bodies need not be kept.
          StoredEntry shown = found.entry() == null ? null : new NotPublished("", 0);
          rows.add(new ReadConnection.Found(found.id(), found.key(), found.rowSum(), shown, null));
        }
      }
    }
    return rows;
  }

  /**
   * Checks the sums of all images; those that are wrong are noted for the writer to delete. Nothing
   * is lost with them, so they are nothing to report.
   */
  void images() throws SQLException, MovedException, DamagedException {
    for (long last = Long.MIN_VALUE; last != Long.MAX_VALUE; ) {
      long from = last;
      last = database.read(reader -> images(reader, from));
    }
  }

  /** The last one it has looked at; the greatest number if there are no more. */
  private long images(ReadConnection reader, long behind) throws SQLException {
    long last = Long.MAX_VALUE;
    try (PreparedStatement statement =
        reader.connection().prepareStatement(ReadConnection.IMAGES + ROWS_AT_ONCE)) {
      statement.setLong(1, behind);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          last = result.getLong(1);
          if (!ReadConnection.isImageRight(result)) {
            notes.badImage(last, result.getInt(14));
          }
        }
      }
    }
    return last;
  }

  /** Bodies that no entry leads to; on the writer's thread. */
  int deleteOrphans() throws SQLException {
    WriteConnection writer = Objects.requireNonNull(database.writer());
    return writer.inTransaction(
        rows -> {
          try (Statement statement = writer.connection().createStatement()) {
            statement.executeUpdate("DELETE FROM image WHERE id NOT IN (SELECT id FROM entry)");
            return statement.executeUpdate(
                "DELETE FROM body WHERE id NOT IN (SELECT id FROM entry)");
          }
        });
  }

  /** SQLite's own check. */
  void structure() throws SQLException, MovedException, DamagedException {
    problems.addAll(
        database.read(
            reader -> {
              var lines = new ArrayList<String>();
              try (Statement statement = reader.connection().createStatement();
                  ResultSet result =
                      statement.executeQuery("PRAGMA integrity_check(" + MAX_PROBLEMS + ")")) {
                while (result.next()) {
                  lines.add(result.getString(1));
                }
              }
              return lines.equals(List.of("ok")) ? List.<String>of() : lines;
            }));
  }

  void problem(String text) {
    problems.add(text);
  }

  VerifyReport report() {
    return new VerifyReport(checked, badKeys, problems);
  }
}
