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

  private final Connection connection;
  private final PreparedStatement byKey;

  ReadConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.byKey =
        connection.prepareStatement(
            "SELECT " + COLUMNS + " FROM entry e LEFT JOIN body b ON b.id = e.id WHERE e.key = ?");
  }

  /**
   * What a row holds.
   *
   * @param entry null if its checksum is wrong
   */
  record Found(long id, String key, int rowSum, @Nullable StoredEntry entry) {}

  @Nullable Found find(DiskKey key) throws SQLException {
    String text = key.toString();
    byKey.setString(1, text);
    try (ResultSet result = byKey.executeQuery()) {
      return result.next() ? found(result, text) : null;
    }
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
    var row =
        new Row(
            result.getLong(4),
            result.getString(5),
            result.getString(6),
            result.getString(7),
            result.getString(8),
            result.getLong(9),
            result.getLong(10),
            result.getLong(11),
            result.getLong(12));
    StoredEntry entry = key.equals(stored) ? row.entry(key, rowSum, result.getBytes(13)) : null;
    return new Found(result.getLong(1), key, rowSum, entry);
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
