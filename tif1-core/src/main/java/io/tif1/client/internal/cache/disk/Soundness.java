package io.tif1.client.internal.cache.disk;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks SQLite itself whether a file is damaged, over a connection of its own: what an error on
 * another connection says may come from that connection. Reads the whole file.
 */
final class Soundness {
  private final Path file;
  private final Schema schema;

  Soundness(Path file, Schema schema) {
    this.file = file;
    this.schema = schema;
  }

  /**
   * What is wrong with it; null if nothing is.
   *
   * @throws SQLException if it cannot be told: the file cannot be read now
   */
  @Nullable String damage() throws SQLException {
    try (Connection connection = Connections.toRead(file, FileLock.PATIENCE)) {
      int version = Schema.versionOf(connection);
      if (version > schema.version()) {
        return null; // of a later version of this program, which is to judge it
      }
      schema.requireText(connection, version); // first: the check evaluates what a schema defines
      String found = Sql.text(connection, "PRAGMA integrity_check(1)");
      return "ok".equals(found) ? null : "SQLite's check: " + found;
    } catch (DamagedException e) {
      return Databases.text(e);
    } catch (SQLException e) {
      if (Trouble.of(e) == Trouble.SUSPECT) {
        return Databases.text(e);
      }
      throw e;
    }
  }
}
