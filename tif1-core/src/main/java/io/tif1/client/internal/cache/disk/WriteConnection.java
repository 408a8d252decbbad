package io.tif1.client.internal.cache.disk;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connection that writes: one transaction for each batch. Used by the writer thread alone. */
final class WriteConnection implements AutoCloseable {
  private final Connection connection;
  private final Eviction eviction;
  private final long version;
  private final Schema schema;
  private long schemaCookie;
  private @Nullable RowWriter rows;

  /**
   * @throws SQLException if the tables are not those of {@link Schema}, too
   */
  WriteConnection(Connection connection, long maxBytes, Schema schema) throws SQLException {
    this.connection = connection;
    this.rows = new RowWriter(connection);
    this.version = version();
    this.schema = schema;
    this.schemaCookie = schemaCookie();
    this.eviction = new Eviction(connection, maxBytes);
  }

  /** How many bytes can be written without evicting anything. */
  long freeBytes() throws SQLException {
    return eviction.freeBytes();
  }

  /**
   * Writes all of it and makes room, or nothing. Returns how many entries were evicted.
   *
   * @param images of those changes that are columns, as far as they are to be written
   */
  int write(List<Change> changes, List<Images.Image> images, RowNotes.Batch notes)
      throws SQLException {
    return inTransaction(
        writer -> {
          long used = nextUse();
          for (RowNotes.Bad bad : notes.bad()) {
            writer.removeBad(bad);
          }
          for (RowNotes.Bad bad : notes.badImages()) {
            writer.removeBadImage(bad);
          }
          for (long id : notes.used()) {
            writer.use(id, used++);
          }
          for (Change change : changes) {
            writer.write(change, used++);
          }
          for (Images.Image image : images) {
            writer.write(image);
          }
          return changes.isEmpty() ? 0 : eviction.toCap(writer);
        });
  }

  private long version() throws SQLException {
    return Sql.number(connection, "PRAGMA user_version");
  }

  private long schemaCookie() throws SQLException {
    return Sql.number(connection, "PRAGMA schema_version");
  }

  /** Somebody may have added a trigger since it was opened; or just have vacuumed it. */
  private void requireSameSchema() throws SQLException {
    long now = schemaCookie();
    if (now != schemaCookie) {
      try {
        schema.requireText(connection, schema.version());
      } catch (DamagedException e) {
        throw Trouble.schemaChanged(e);
      }
      schemaCookie = now;
    }
  }

  /** The work of a transaction. */
  interface Work {
    int run(RowWriter writer) throws SQLException;
  }

  /** Does all of it or nothing, whatever is thrown meanwhile. */
  int inTransaction(Work work) throws SQLException {
    Sql.run(connection, "BEGIN IMMEDIATE");
    RowWriter writer = rows;
    try {
      if (version() != version) { // A program of another version runs beside this one.
        throw new SQLException("another program has made it version " + (version() & 0xffff));
      }
      requireSameSchema();
      if (writer == null) {
        writer = new RowWriter(connection);
        rows = writer;
      }
      int result = work.run(writer);
      Sql.run(connection, "COMMIT");
      return result;
    } catch (Throwable e) { // an Error, too, must not leave the transaction open
      rows = null;
      if (writer != null) {
        Sql.close(writer, e);
      }
      Sql.rollBack(connection, e);
      throw e;
    }
  }

  /**
   * The first number for {@code used}: they go on where the file stands, so they rise whatever any
   * clock does and whoever writes.
   */
  private long nextUse() throws SQLException {
    long last = Sql.number(connection, "SELECT max(used) FROM entry");
    if (last > Long.MAX_VALUE / 2) { // Only damage gets there: better no order than a wrong one.
      Sql.run(connection, "UPDATE entry SET used = 0");
      return 1;
    }
    return Math.max(0, last) + 1;
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
