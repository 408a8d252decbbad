package io.tif1.client.internal.cache.disk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One connection with the one statement that reads an entry. Used by one thread at a time. */
final class ReadConnection implements AutoCloseable {
  /** Columns of {@code entry} and {@code body}, in the order that {@link #found} reads them. */
  static final String COLUMNS =
      "e.id, e.key, e.row_sum, e.kind, e.encoding, e.etag, e.modified, e.source, e.fetched,"
          + " e.confirmed, e.length, e.body_sum, b.data";

  /** All images behind one, with {@link #COLUMNS} but the body; a number of how many to follow. */
  static final String IMAGES =
      "SELECT "
          + COLUMNS.replace("b.data", "NULL, i.sum, i.data, i.version")
          + " FROM image i JOIN entry e ON e.id = i.id WHERE i.id > ? ORDER BY i.id LIMIT ";

  private final Connection connection;
  private final PreparedStatement byKey;
  private final PreparedStatement imageByKey;

  ReadConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.byKey =
        connection.prepareStatement(
            "SELECT " + COLUMNS + " FROM entry e LEFT JOIN body b ON b.id = e.id WHERE e.key = ?");
    // Of body and image only the one is read that is wanted: what is not shown is not touched.
    this.imageByKey =
        connection.prepareStatement(
            "SELECT "
                + COLUMNS.replace("b.data", "CASE WHEN i.id IS NULL THEN b.data END, i.sum, i.data")
                + " FROM entry e LEFT JOIN body b ON b.id = e.id"
                + " LEFT JOIN image i ON i.id = e.id AND i.version = ? WHERE e.key = ?");
  }

  /**
   * What a row holds.
   *
   * @param entry null if its checksum is wrong
   * @param badImage the sum of an image that is wrong; null if there is none
   */
  record Found(
      long id, String key, int rowSum, @Nullable StoredEntry entry, @Nullable Integer badImage) {}

  @Nullable Found find(DiskKey key) throws SQLException {
    String text = key.toString();
    byKey.setString(1, text);
    try (ResultSet result = byKey.executeQuery()) {
      return result.next() ? found(result, text) : null;
    }
  }

  /** The same, but decoded if that version's image is there. */
  @Nullable Found find(DiskKey key, int version) throws SQLException {
    String text = key.toString();
    imageByKey.setInt(1, version);
    imageByKey.setString(2, text);
    int sum;
    try (ResultSet result = imageByKey.executeQuery()) {
      if (!result.next()) {
        return null;
      }
      byte[] image = result.getBytes(15);
      if (image == null) {
        return found(result, text);
      }
      sum = result.getInt(14);
      int rowSum = result.getInt(3);
      StoredColumns columns =
          text.equals(result.getString(2))
              ? row(result).columns(text, rowSum, version, sum, image)
              : null;
      if (columns != null) {
        return new Found(result.getLong(1), text, rowSum, columns, null);
      }
    }
    Found plain = find(key); // it may be the row that is wrong, or the image alone
    return plain == null
        ? null
        : new Found(plain.id(), plain.key(), plain.rowSum(), plain.entry(), sum);
  }

  /**
   * Reads a row.
   *
   * @param wanted the key that was asked for: the row has to be that key's, whatever led to it;
   *     null takes the row's own
   */
  static Found found(ResultSet result, @Nullable String wanted) throws SQLException {
    String stored = result.getString(2);
    String key = wanted != null ? wanted : stored == null ? "" : stored;
    int rowSum = result.getInt(3);
    StoredEntry entry =
        key.equals(stored) ? row(result).entry(key, rowSum, result.getBytes(13)) : null;
    return new Found(result.getLong(1), key, rowSum, entry, null);
  }

  /** Whether the image in a row of {@link #IMAGES} belongs to its entry, unharmed. */
  static boolean isImageRight(ResultSet result) throws SQLException {
    String key = result.getString(2);
    byte[] image = result.getBytes(15);
    return key != null
        && image != null
        && row(result).columns(key, result.getInt(3), result.getInt(16), result.getInt(14), image)
            != null;
  }

  private static Row row(ResultSet result) throws SQLException {
    return new Row(
        result.getLong(4),
        result.getString(5),
        result.getString(6),
        result.getString(7),
        result.getString(8),
        result.getLong(9),
        result.getLong(10),
        result.getLong(11),
        result.getLong(12));
  }

  /** For statements that are run once. */
  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
