package io.tif1.client.internal.cache.disk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connection that writes: one transaction for each batch. Used by the writer thread alone. */
final class WriteConnection implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement put;
  private final PreparedStatement putBody;
  private final PreparedStatement removeBody;
  private final PreparedStatement remove;
  private final PreparedStatement find;
  private final PreparedStatement confirm;
  private final PreparedStatement use;
  private final Eviction eviction;

  WriteConnection(Connection connection, long maxBytes) throws SQLException {
    this.connection = connection;
    put =
        connection.prepareStatement(
            "INSERT INTO entry (key, kind, encoding, etag, modified, source, fetched, confirmed,"
                + " length, body_sum, row_sum, used) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
                + " ON CONFLICT (key) DO UPDATE SET kind = excluded.kind,"
                + " encoding = excluded.encoding, etag = excluded.etag,"
                + " modified = excluded.modified, source = excluded.source,"
                + " fetched = excluded.fetched, confirmed = excluded.confirmed,"
                + " length = excluded.length, body_sum = excluded.body_sum,"
                + " row_sum = excluded.row_sum, used = excluded.used RETURNING id");
    putBody = connection.prepareStatement("INSERT OR REPLACE INTO body (id, data) VALUES (?,?)");
    removeBody = connection.prepareStatement("DELETE FROM body WHERE id = ?");
    remove = connection.prepareStatement("DELETE FROM entry WHERE id = ?");
    find =
        connection.prepareStatement(
            "SELECT id, kind, encoding, etag, modified, source, fetched, confirmed, length,"
                + " body_sum, row_sum FROM entry WHERE key = ?");
    confirm =
        connection.prepareStatement(
            "UPDATE entry SET confirmed = ?, etag = ?, modified = ?, row_sum = ?, used = ?"
                + " WHERE id = ?");
    use = connection.prepareStatement("UPDATE entry SET used = ? WHERE id = ?");
    eviction = new Eviction(connection, maxBytes, this::removeRow);
  }

  /** Writes all of it and makes room, or nothing. Returns how many entries were evicted. */
  int write(List<Change> changes, RowNotes.Batch notes) throws SQLException {
    return inTransaction(
        () -> {
          long used = nextUse(notes.used().size() + changes.size());
          for (RowNotes.Bad bad : notes.bad()) {
            removeBad(bad);
          }
          for (long id : notes.used()) {
            use.setLong(1, used++);
            use.setLong(2, id);
            use.executeUpdate();
          }
          for (Change change : changes) {
            write(change, used++);
          }
          return eviction.run(changes.isEmpty());
        });
  }

  /** A piece of work of a transaction. */
  interface Work {
    int run() throws SQLException;
  }

  int inTransaction(Work work) throws SQLException {
    Sql.run(connection, "BEGIN IMMEDIATE");
    try {
      int result = work.run();
      Sql.run(connection, "COMMIT");
      return result;
    } catch (SQLException e) {
      Sql.rollBack(connection, e);
      throw e;
    }
  }

  /**
   * The first of so many numbers for {@code used}: they go on where the file stands, so they rise
   * whatever any clock does and whoever writes.
   */
  private long nextUse(int count) throws SQLException {
    long last = Sql.number(connection, "SELECT max(used) FROM entry");
    if (last > Long.MAX_VALUE / 2) { // Only damage gets there: better no order than a wrong one.
      Sql.run(connection, "UPDATE entry SET used = 0");
      return 1;
    }
    return Math.max(0, last) + Math.min(count, 1);
  }

  private void write(Change change, long used) throws SQLException {
    if (change instanceof Change.Put entry) {
      put(entry, used);
    } else if (change instanceof Change.Confirm confirmation) {
      confirm(confirmation, used);
    } else {
      Long id = idOf(change.key());
      if (id != null) {
        removeRow(id);
      }
    }
  }

  private void put(Change.Put change, long used) throws SQLException {
    String key = change.key().toString();
    Row row = Row.of(change.entry());
    put.setString(1, key);
    put.setLong(2, row.kind());
    put.setString(3, row.encoding());
    put.setString(4, row.etag());
    put.setString(5, row.lastModified());
    put.setString(6, row.source());
    put.setLong(7, row.fetchedAtMillis());
    put.setLong(8, row.confirmedAtMillis());
    put.setLong(9, row.length());
    put.setLong(10, row.bodySum());
    put.setLong(11, Sums.row(key, row));
    put.setLong(12, used);
    long id;
    try (ResultSet result = put.executeQuery()) {
      if (!result.next()) {
        throw new SQLException("no row for " + key);
      }
      id = result.getLong(1);
    }
    if (change.entry() instanceof StoredBody body) {
      putBody.setLong(1, id);
      putBody.setBytes(2, body.body());
      putBody.executeUpdate();
    } else {
      removeBody(id);
    }
  }

  private void confirm(Change.Confirm change, long used) throws SQLException {
    String key = change.key().toString();
    find.setString(1, key);
    long id;
    Row row;
    int rowSum;
    try (ResultSet result = find.executeQuery()) {
      if (!result.next()) {
        return;
      }
      id = result.getLong(1);
      row =
          new Row(
              result.getLong(2),
              result.getString(3),
              result.getString(4),
              result.getString(5),
              result.getString(6),
              result.getLong(7),
              result.getLong(8),
              result.getLong(9),
              result.getLong(10));
      rowSum = result.getInt(11);
    }
    // A row that is damaged stays so: a new sum would make it look right.
    if (rowSum != Sums.row(key, row) || !row.isOf(change)) {
      return;
    }
    Row confirmed = row.confirmed(change);
    confirm.setLong(1, confirmed.confirmedAtMillis());
    confirm.setString(2, confirmed.etag());
    confirm.setString(3, confirmed.lastModified());
    confirm.setLong(4, Sums.row(key, confirmed));
    confirm.setLong(5, used);
    confirm.setLong(6, id);
    confirm.executeUpdate();
  }

  private @Nullable Long idOf(DiskKey key) throws SQLException {
    find.setString(1, key.toString());
    try (ResultSet result = find.executeQuery()) {
      return result.next() ? (Long) result.getLong(1) : null;
    }
  }

  /** Only if it is still the row that was found bad: by now it may have been fetched again. */
  private void removeBad(RowNotes.Bad bad) throws SQLException {
    long same =
        Sql.number(
            connection,
            "SELECT count(*) FROM entry WHERE id = " + bad.id() + " AND row_sum = " + bad.rowSum());
    if (same > 0) {
      removeRow(bad.id());
    }
  }

  void removeRow(long id) throws SQLException {
    remove.setLong(1, id);
    remove.executeUpdate();
    removeBody(id);
  }

  private void removeBody(long id) throws SQLException {
    removeBody.setLong(1, id);
    removeBody.executeUpdate();
  }

  /**
   * Cuts free pages off the file, and empties the log as far as readers allow. The pragma does one
   * page a step, and only {@code executeUpdate} takes all the steps.
   */
  void giveBackSpace() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA incremental_vacuum");
    }
    Sql.number(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
  }

  Connection connection() {
    return connection;
  }

  Eviction eviction() {
    return eviction;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
