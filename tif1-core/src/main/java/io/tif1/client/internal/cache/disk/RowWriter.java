package io.tif1.client.internal.cache.disk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows, with prepared statements, within a transaction of {@link WriteConnection}. The
 * driver closes a statement that fails, so after a failure another one of these is needed.
 */
final class RowWriter implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement put;
  private final PreparedStatement putBody;
  private final PreparedStatement removeBody;
  private final PreparedStatement remove;
  private final PreparedStatement putImage;
  private final PreparedStatement removeImage;
  private final PreparedStatement find;
  private final PreparedStatement confirm;
  private final PreparedStatement use;

  RowWriter(Connection connection) throws SQLException {
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
    putImage =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO image (id, version, length, sum, data) VALUES (?,?,?,?,?)");
    removeImage = connection.prepareStatement("DELETE FROM image WHERE id = ?");
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
  }

  void use(long id, long used) throws SQLException {
    use.setLong(1, used);
    use.setLong(2, id);
    use.executeUpdate();
  }

  void write(Change change, long used) throws SQLException {
    if (change instanceof Change.Put entry) {
      put(entry, used);
    } else if (change instanceof Change.Absence absence) {
      Right found = right(absence.key().toString());
      if (found == null || found.row().kind() != Row.BODY) {
        put(new Change.Put(absence.key(), absence.entry()), used);
      }
    } else if (change instanceof Change.Confirm confirmation) {
      confirm(confirmation, used);
    } else if (change instanceof Change.Remove) {
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
    removeImage(id);
    if (change.entry() instanceof StoredBody body) {
      putBody.setLong(1, id);
      putBody.setBytes(2, body.body());
      putBody.executeUpdate();
    } else {
      removeBody(id);
    }
  }

  /** A row that is as it was written. */
  private record Right(long id, Row row) {}

  /** The row of a key; null if there is none, or a damaged one. */
  private @Nullable Right right(String key) throws SQLException {
    find.setString(1, key);
    try (ResultSet result = find.executeQuery()) {
      if (!result.next()) {
        return null;
      }
      var row =
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
      return row.isRight(key, result.getInt(11)) ? new Right(result.getLong(1), row) : null;
    }
  }

  /** Beside the body it was made of; if the key has another one by now, nothing is written. */
  void write(Images.Image made) throws SQLException {
    Change.Columns change = made.of();
    byte[] image = made.bytes();
    String key = change.key().toString();
    Right found = right(key);
    if (found == null || !found.row().isOf(change)) {
      return;
    }
    putImage.setLong(1, found.id());
    putImage.setLong(2, change.version());
    putImage.setLong(3, image.length);
    putImage.setLong(4, Sums.image(key, found.row(), change.version(), image));
    putImage.setBytes(5, image);
    putImage.executeUpdate();
  }

  private void confirm(Change.Confirm change, long used) throws SQLException {
    String key = change.key().toString();
    // A row that is damaged stays so: a new sum would make it look right.
    Right found = right(key);
    if (found == null || !found.row().isOf(change)) {
      return;
    }
    Row confirmed = found.row().confirmed(change);
    confirm.setLong(1, confirmed.confirmedAtMillis());
    confirm.setString(2, confirmed.etag());
    confirm.setString(3, confirmed.lastModified());
    confirm.setLong(4, Sums.row(key, confirmed));
    confirm.setLong(5, used);
    confirm.setLong(6, found.id());
    confirm.executeUpdate();
  }

  private @Nullable Long idOf(DiskKey key) throws SQLException {
    find.setString(1, key.toString());
    try (ResultSet result = find.executeQuery()) {
      return result.next() ? (Long) result.getLong(1) : null;
    }
  }

  /** Only if it is still the row that was found bad: by now it may have been fetched again. */
  void removeBad(RowNotes.Bad bad) throws SQLException {
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
    removeImage(id);
  }

  /** Only if it is still the image that was found bad: by now there may be another. */
  void removeBadImage(RowNotes.Bad bad) throws SQLException {
    Sql.run(connection, "DELETE FROM image WHERE id = " + bad.id() + " AND sum = " + bad.rowSum());
  }

  void removeImage(long id) throws SQLException {
    removeImage.setLong(1, id);
    removeImage.executeUpdate();
  }

  private void removeBody(long id) throws SQLException {
    removeBody.setLong(1, id);
    removeBody.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement :
        List.of(put, putBody, putImage, removeBody, removeImage, remove, find, confirm, use)) {
      statement.close();
    }
  }
}
