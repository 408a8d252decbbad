package io.tif1.client.internal.cache.disk;

import io.tif1.model.SessionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What people do with the file, by hand: look at it, check it, make it smaller. Each operation
 * first writes down what the store still has to write. Other than the store itself, these methods
 * say what went wrong: they throw {@link IOException} if the file cannot be used.
 *
 * <p>Safe for use by multiple threads, and while the store is in use.
 */
public final class Upkeep {
  /** Above every key that begins like the text before it. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final DiskOptions options;
  private final DiskStore store;
  private final Databases databases;
  private final RowNotes notes;
  private final WriterThread thread;

  Upkeep(
      DiskOptions options,
      DiskStore store,
      Databases databases,
      RowNotes notes,
      WriterThread thread) {
    this.options = options;
    this.store = store;
    this.databases = databases;
    this.notes = notes;
    this.thread = thread;
  }

  /** How large the file is and what is in it. */
  public DiskInfo info() throws IOException, InterruptedException {
    Database database = opened();
    return database == null
        ? DiskInfo.empty(options.file(), options.maxBytes())
        : reading(database, this::info);
  }

  private DiskInfo info(Connection connection) throws SQLException {
    var bySeason = new TreeMap<Integer, DiskInfo.Season>();
    long oldest = Long.MAX_VALUE;
    long newest = Long.MIN_VALUE;
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT CAST(substr(key, 1, 4) AS INTEGER), count(*), sum(kind = 2), total(length),"
                    + " min(fetched), max(fetched) FROM entry GROUP BY 1")) {
      while (result.next()) {
        bySeason.put(
            result.getInt(1),
            new DiskInfo.Season(result.getLong(2), result.getLong(3), result.getLong(4)));
        oldest = Math.min(oldest, result.getLong(5));
        newest = Math.max(newest, result.getLong(6));
      }
    }
    Path file = options.file();
    return new DiskInfo(
        file,
        size(file) + size(SetAside.beside(file, "-wal")),
        Eviction.usedBytes(connection),
        options.maxBytes(),
        bySeason.isEmpty() ? 0 : oldest,
        bySeason.isEmpty() ? 0 : newest,
        Sql.number(connection, "SELECT CAST(total(length) AS INTEGER) FROM image"),
        bySeason);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // not there, or not there any more
    }
  }

  /**
   * The entries whose keys begin like that, in the order of their keys; bodies stay on the disk.
   *
   * @param prefix the beginning of a {@link DiskKey}'s text, for instance {@code "2024/"}; empty
   *     for all
   */
  public List<DiskEntry> list(String prefix) throws IOException, InterruptedException {
    Database database = opened();
    return database == null ? List.of() : reading(database, c -> list(c, prefix));
  }

  private static List<DiskEntry> list(Connection connection, String prefix) throws SQLException {
    var entries = new ArrayList<DiskEntry>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT key, kind, encoding, length, fetched, confirmed, etag FROM entry"
                + " WHERE key >= ? AND key < ? ORDER BY key")) {
      statement.setString(1, prefix);
      statement.setString(2, prefix + LAST);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          if (!DiskKey.isKey(result.getString(1))) {
            continue; // somebody else's row, which no fetch asks for; verify tells of it
          }
          entries.add(
              new DiskEntry(
                  result.getString(1),
                  result.getLong(2) == Row.BODY,
                  result.getString(3),
                  result.getLong(4),
                  result.getLong(5),
                  result.getLong(6),
                  result.getString(7)));
        }
      }
    }
    return entries;
  }

  /**
   * Reads everything, deletes rows whose checksum is wrong, and has SQLite check the file's
   * structure; if that is damaged, the file is set aside and a new one begun.
   */
  public VerifyReport verify() throws IOException, InterruptedException {
    int before = databases.damagedFiles();
    Database database = opened();
    if (databases.damagedFiles() > before) {
      return new VerifyReport(0, List.of(), List.of("it was damaged, and was set aside at once"));
    }
    if (database == null) {
      return new VerifyReport(0, List.of(), List.of());
    }
    var check = new Verification(database, notes);
    try {
      check.rows();
      check.images();
      if (database.writer() != null) {
        thread.call(() -> check.deleteOrphans());
      }
      check.structure();
    } catch (SQLException e) {
      databases.failed(database, e);
      check.problem(Databases.text(e));
    } catch (DamagedException e) {
      check.problem(Databases.text(e));
    } catch (MovedException e) {
      databases.moved(database);
      throw new IOException(options.file() + ": " + e.getMessage(), e);
    }
    VerifyReport report = check.report();
    if (!report.structure().isEmpty()) {
      databases.damaged(database, report.structure().get(0));
    }
    store.flush(options.busyTimeout());
    return report;
  }

  /**
   * Evicts the least recently used entries until the content takes at most so many bytes, and gives
   * the room back to the file system.
   *
   * @param maxBytes 0 evicts everything
   * @return how many entries went
   * @throws IllegalArgumentException if it is negative
   */
  public int prune(long maxBytes) throws IOException, InterruptedException {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes must not be negative: " + maxBytes);
    }
    return writing((connection, rows) -> connection.eviction().downTo(maxBytes, rows));
  }

  /**
   * Deletes the entries of a session, an event, a season or all of them, and gives the room back to
   * the file system.
   *
   * @param season null for all
   * @param event null for all of the season
   * @param session null for all of the event
   * @return how many entries went
   * @throws IllegalArgumentException if a narrower one is given without the wider one
   */
  public int clear(@Nullable Integer season, @Nullable String event, @Nullable String session)
      throws IOException, InterruptedException {
    String prefix = prefix(season, event, session);
    return writing((connection, rows) -> delete(connection.connection(), prefix));
  }

  /**
   * The beginning of the keys of a session, an event, a season or all.
   *
   * @throws IllegalArgumentException if a narrower one is given without the wider one
   */
  public static String prefix(
      @Nullable Integer season, @Nullable String event, @Nullable String session) {
    if (season == null && event != null || event == null && session != null) {
      throw new IllegalArgumentException(
          "an event needs its season and a session its event: season "
              + season
              + ", event "
              + event
              + ", session "
              + session);
    }
    if (season == null) {
      return "";
    }
    var key =
        new SessionKey(season, event == null ? "any" : event, session == null ? "any" : session);
    return season
        + "/"
        + (event == null ? "" : key.event() + "/")
        + (session == null ? "" : key.session() + "/");
  }

  private static int delete(Connection connection, String prefix) throws SQLException {
    String these = "FROM entry WHERE key >= ? AND key < ?";
    try (PreparedStatement bodies =
            connection.prepareStatement("DELETE FROM body WHERE id IN (SELECT id " + these + ")");
        PreparedStatement images =
            connection.prepareStatement("DELETE FROM image WHERE id IN (SELECT id " + these + ")");
        PreparedStatement entries = connection.prepareStatement("DELETE " + these)) {
      for (PreparedStatement statement : List.of(bodies, images, entries)) {
        statement.setString(1, prefix);
        statement.setString(2, prefix + LAST);
      }
      bodies.executeUpdate();
      images.executeUpdate();
      return entries.executeUpdate();
    }
  }

  /** Something that is done in a transaction and makes the content smaller. */
  private interface Shrinking {
    int run(WriteConnection connection, RowWriter rows) throws SQLException;
  }

  private int writing(Shrinking work) throws IOException, InterruptedException {
    if (opened() == null) {
      return 0;
    }
    return thread.call(
        () -> {
          databases.judge();
          Database database = databases.get();
          if (database == null) {
            throw unusable();
          }
          WriteConnection writer = database.writer();
          if (writer == null) {
            throw new IOException(options.file() + " can only be read by this user");
          }
          try {
            int count = writer.inTransaction(rows -> work.run(writer, rows));
            writer.giveBackSpace();
            return count;
          } catch (SQLException e) {
            databases.failed(database, e);
            throw e;
          }
        });
  }

  /** The database with everything written; null if there is no file. */
  private @Nullable Database opened() throws IOException, InterruptedException {
    new CacheFiles(options.file()).requireDirectory(); // else it would count as an empty cache
    store.flush(options.busyTimeout());
    Database database = databases.ifThere();
    if (database == null && Files.exists(options.file())) {
      throw unusable();
    }
    return database;
  }

  private IOException unusable() {
    return new IOException(
        options.file() + " cannot be used; the log says why. Is the store closed?");
  }

  /** A question to the file. */
  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  private <T> T reading(Database database, Question<T> question) throws IOException {
    try {
      return database.read(reader -> question.ask(reader.connection()));
    } catch (SQLException e) {
      databases.failed(database, e);
      throw new IOException(options.file() + ": " + Databases.text(e), e);
    } catch (DamagedException e) {
      databases.damaged(database, Databases.text(e));
      throw new IOException(options.file() + " is damaged: " + e.getMessage(), e);
    } catch (MovedException e) {
      databases.moved(database);
      throw new IOException(options.file() + ": " + e.getMessage(), e);
    }
  }
}
