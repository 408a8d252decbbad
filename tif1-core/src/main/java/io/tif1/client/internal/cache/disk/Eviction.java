package io.tif1.client.internal.cache.disk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the content below its cap: what was not used for longest goes first, first the images that
 * can be made again without a fetch, then whole entries. What counts is the pages in use, which
 * SQLite knows at once and for all processes; what is freed is used again, so the file does not
 * grow beyond the cap by more than a batch.
 */
final class Eviction {
  /** Going a little below the cap saves doing it again with each batch. */
  private static final double TARGET = 0.95;

  private static final int ENTRIES_AT_ONCE = 256;

  private final Connection connection;
  private final long maxBytes;

  Eviction(Connection connection, long maxBytes) {
    this.connection = connection;
    this.maxBytes = maxBytes;
  }

  /** Within a transaction: makes room if the cap is exceeded. Returns how many entries went. */
  int toCap(RowWriter writer) throws SQLException {
    return usedBytes(connection) <= maxBytes ? 0 : downTo((long) (maxBytes * TARGET), writer);
  }

  /** How much more can be written without evicting anything. */
  long freeBytes() throws SQLException {
    return (long) (maxBytes * TARGET) - usedBytes(connection);
  }

  /** Within a transaction: evicts until so many bytes are in use, or nothing is left. */
  int downTo(long bytes, RowWriter writer) throws SQLException {
    for (long excess = usedBytes(connection) - bytes;
        excess > 0;
        excess = usedBytes(connection) - bytes) {
      List<Long> oldest =
          oldest(
              "SELECT i.id, i.length FROM image i LEFT JOIN entry e ON e.id = i.id ORDER BY e.used",
              excess);
      if (oldest.isEmpty()) {
        break;
      }
      for (long id : oldest) {
        writer.removeImage(id);
      }
    }
    int count = 0;
    for (long excess = usedBytes(connection) - bytes;
        excess > 0;
        excess = usedBytes(connection) - bytes) {
      List<Long> oldest = oldest("SELECT id, length FROM entry ORDER BY used", excess);
      if (oldest.isEmpty()) {
        break;
      }
      for (long id : oldest) {
        writer.removeRow(id);
      }
      count += oldest.size();
    }
    return count;
  }

  /** Those to delete first, of so many bytes together if there are as many. */
  private List<Long> oldest(String inOrder, long bytes) throws SQLException {
    var ids = new ArrayList<Long>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(inOrder + " LIMIT " + ENTRIES_AT_ONCE)) {
      for (long sum = 0; sum < bytes && result.next(); ) {
        ids.add(result.getLong(1));
        sum += Math.max(1, result.getLong(2));
      }
    }
    return ids;
  }

  /** What the content takes, in whole pages. */
  static long usedBytes(Connection connection) throws SQLException {
    long pages =
        Sql.number(connection, "PRAGMA page_count")
            - Sql.number(connection, "PRAGMA freelist_count");
    return pages * Sql.number(connection, "PRAGMA page_size");
  }
}
