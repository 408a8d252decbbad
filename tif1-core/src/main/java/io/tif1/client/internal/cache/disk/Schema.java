package io.tif1.client.internal.cache.disk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the file looks like, and how one of an earlier version becomes one of this.
 *
 * <pre>
 *   file           = SQLite database, journal in WAL mode, text in UTF-8
 *   application_id = 0x74696631                      ; "tif1"
 *   user_version   = version * 65536 + version       ; twice, so that a flipped bit shows
 *
 *   entry          = *row                            ; one row for each key
 *     id           = integer                         ; the row's number
 *     key          = text, unique                    ; DiskKey
 *     kind         = 1 / 2                           ; 1: a body, 2: not published
 *     encoding     = text / null                     ; Content-Encoding
 *     etag         = text / null
 *     modified     = text / null                     ; Last-Modified, as it was sent
 *     source       = text                            ; kind 1: the CDN's name, kind 2: the URL
 *     fetched      = integer                         ; ms since 1970, when the body came
 *     confirmed    = integer                         ; ms since 1970, when last known current
 *     length       = integer                         ; bytes of the body, 0 if kind is 2
 *     body_sum     = integer                         ; CRC-32C of the body, 0 if kind is 2
 *     row_sum      = integer                         ; CRC-32C of the sum-text
 *     used         = integer                         ; rises with each use, in this file; no clock
 *
 *   body           = *row                            ; one for each entry of kind 1
 *     id           = integer                         ; of its entry
 *     data         = blob                            ; as received
 *
 *   image          = *row                            ; at most one for each entry of kind 1
 *     id           = integer                         ; of its entry
 *     version      = integer                         ; of the decoder that made it
 *     length       = integer                         ; bytes of the image
 *     sum          = integer                         ; CRC-32C of the image-text
 *     data         = blob                            ; the body decoded, TableImage
 *
 *   sum-text       = t(key) n(kind) t(encoding) t(etag) t(modified) t(source)
 *                    n(fetched) n(confirmed) n(length) n(body_sum)
 *   image-text     = t(key) n(length of body) n(body_sum) n(version) data
 *   n(x)           = 8 bytes, big-endian             ; two's complement
 *   t(x)           = n(bytes in UTF-8) UTF-8 / n(-1) ; the latter for null
 * </pre>
 *
 * <p>Bodies have a table of their own because SQLite writes a row anew, overflow pages and all,
 * when one column of it changes; so a confirmation or a use costs some bytes, not a body.
 *
 * <p>Sums are 32-bit two's complement, thus possibly negative. Versions: step n of {@link #STEPS}
 * makes version n of version n-1; version 0 is an empty database. A step is never edited once it
 * was released; {@code application_id} and {@code user_version} mean the same in every version, so
 * that every program can tell which files are not its own.
 *
 * @param steps what makes each version of the one before
 */
record Schema(List<List<String>> steps) {
  static final int APPLICATION_ID = 0x74696631;

  /** Bytes in a page: bodies are tens of kilobytes, and a chain of pages is read one by one. */
  static final int PAGE_BYTES = 8192;

  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "CREATE TABLE entry ("
                  + "id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,"
                  + " encoding TEXT, etag TEXT, modified TEXT, source TEXT NOT NULL,"
                  + " fetched INTEGER NOT NULL, confirmed INTEGER NOT NULL,"
                  + " length INTEGER NOT NULL, body_sum INTEGER NOT NULL,"
                  + " row_sum INTEGER NOT NULL, used INTEGER NOT NULL)",
              "CREATE INDEX entry_used ON entry (used)",
              "CREATE TABLE body (id INTEGER PRIMARY KEY, data BLOB NOT NULL)"),
          List.of(
              "CREATE TABLE image ("
                  + "id INTEGER PRIMARY KEY, version INTEGER NOT NULL, length INTEGER NOT NULL,"
                  + " sum INTEGER NOT NULL, data BLOB NOT NULL)"));

  /** The one that this build writes. */
  static Schema current() {
    return new Schema(STEPS);
  }

  int version() {
    return steps.size();
  }

  /**
   * Which version the file has.
   *
   * @throws DamagedException if it is not a file of this cache, of any version
   */
  static int versionOf(Connection connection) throws SQLException, DamagedException {
    long application = Sql.number(connection, "PRAGMA application_id");
    long version = Sql.number(connection, "PRAGMA user_version");
    if (application == 0 && version == 0) {
      if (Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
        return 0;
      }
      throw new DamagedException("it is a database of another program");
    }
    if (application != APPLICATION_ID) {
      throw new DamagedException("its application id is " + application);
    }
    int low = (int) (version & 0xffff);
    if (version <= 0 || low != version >>> 16) {
      throw new DamagedException("its version reads " + version);
    }
    return low;
  }

  /**
   * Requires that the file's schema is, text by text, the one that the steps make: a trigger, a
   * view or a generated column of somebody else's would be run by our own statements.
   *
   * @throws DamagedException if it differs
   */
  void requireText(Connection connection, int version) throws SQLException, DamagedException {
    Set<String> found = texts(connection);
    Set<String> expected;
    try (Connection empty = Connections.inMemory()) {
      for (List<String> step : steps.subList(0, version)) {
        for (String sql : step) {
          Sql.run(empty, sql);
        }
      }
      expected = texts(empty);
    }
    for (String text : found) {
      if (!expected.contains(text)) {
        throw new DamagedException("its schema holds what the cache did not make: " + text);
      }
    }
    for (String text : expected) {
      if (!found.contains(text)) {
        throw new DamagedException("its schema lacks " + text);
      }
    }
  }

  /** What the schema consists of. Statistics, which a person's ANALYZE leaves, change nothing. */
  private static Set<String> texts(Connection connection) throws SQLException {
    var texts = new LinkedHashSet<String>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                    + " WHERE type != 'table' OR name NOT GLOB 'sqlite_stat[134]'")) {
      while (result.next()) {
        texts.add(
            result.getString(1)
                + ' '
                + result.getString(2)
                + " of "
                + result.getString(3)
                + ": "
                + result.getString(4));
      }
    }
    return texts;
  }

  /** Makes this version of an earlier one: wholly, or not at all if the process ends meanwhile. */
  void migrate(Connection connection, int from) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        for (List<String> step : steps.subList(from, version())) {
          for (String sql : step) {
            statement.execute(sql);
          }
        }
        statement.execute("PRAGMA application_id=" + APPLICATION_ID);
        statement.execute("PRAGMA user_version=" + (version() << 16 | version()));
        statement.execute("COMMIT");
      } catch (Throwable e) {
        Sql.rollBack(connection, e);
        throw e;
      }
    }
  }
}
