package io.tif1.sql;

import io.tif1.model.ColumnSpec;
import io.tif1.model.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The running DuckDB of one database. Safe for use by multiple threads: one lock around it all. */
final class Engine implements AutoCloseable {
  /** What DuckDB's guide to its performance names as the least. */
  private static final long BYTES_A_THREAD = 125L << 20;

  private final DuckDBConnection connection;
  private final WorkFolder work;
  private final boolean unrestricted;
  private final Guard guard;
  private final Problems problems;
  private final Map<SessionTable, Store> stores = new EnumMap<>(SessionTable.class);

  /** Set before the lock is waited for, so that no further statement begins. */
  private volatile boolean closing;

  /** What runs; null if nothing does. Cancelled without the lock, which its runner holds. */
  private volatile @Nullable Statement running;

  // Guarded by this.
  private boolean closed;
  private int exports;

  private Engine(DuckDBConnection connection, WorkFolder work, boolean unrestricted)
      throws SQLException {
    this.connection = connection;
    this.work = work;
    this.unrestricted = unrestricted;
    this.guard = new Guard(connection);
    this.problems = new Problems(connection);
    execute("CREATE SCHEMA tif1_staging");
    for (SessionTable table : SessionTable.values()) {
      stores.put(table, Store.create(connection, table, specs(table)));
    }
  }

  private static List<? extends ColumnSpec> specs(SessionTable table) {
    return table.kind().columns();
  }

  static Engine open(WorkFolder work, long memoryLimitBytes, boolean unrestricted)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    var connection =
        DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
    try {
      configure(connection, work.path(), memoryLimitBytes, unrestricted);
      return new Engine(connection, work, unrestricted);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void configure(
      DuckDBConnection connection, Path work, long memoryLimitBytes, boolean unrestricted)
      throws SQLException {
    String folder = ColumnNames.literal(work.toString());
    try (Statement settings = connection.createStatement()) {
      settings.execute("SET memory_limit = '" + memoryLimitBytes / 1024 + "KiB'");
      settings.execute("SET threads = " + threads(memoryLimitBytes));
      settings.execute("SET temp_directory = " + folder);
      settings.execute("SET TimeZone = 'UTC'");
      settings.execute("SET errors_as_json = true");
      if (!unrestricted) {
        settings.execute("SET allowed_directories = [" + folder + "]"); // where export writes
        settings.execute("SET autoinstall_known_extensions = false");
        settings.execute("SET autoload_known_extensions = false");
        settings.execute("SET enable_external_access = false");
        settings.execute("SET lock_configuration = true");
      }
    }
  }

  /**
   * No more than have memory to sort in: with less each, a large export fails instead of waiting.
   */
  private static long threads(long memoryLimitBytes) {
    long most = Math.max(1, memoryLimitBytes / BYTES_A_THREAD);
    return Math.min(Runtime.getRuntime().availableProcessors(), most);
  }

  synchronized void add(SessionTable table, List<?> leading, Table rows) {
    checkOpen();
    try {
      store(table).add(leading, rows);
    } catch (SQLException e) {
      throw problems.explain("", e);
    }
  }

  synchronized Set<SessionTable> tablesIn(String sql) {
    checkOpen();
    try {
      return guard.check(sql);
    } catch (SQLException e) {
      throw problems.explain(sql, e);
    }
  }

  /** Refuses what may not be run. */
  void check(String sql) {
    if (!unrestricted) {
      tablesIn(sql);
    }
  }

  synchronized void query(String sql, ResultSink sink) {
    checkOpen();
    check(sql);
    settle();
    try (Statement statement = begin()) {
      if (!statement.execute(sql)) {
        sink.columns(List.of());
        return;
      }
      try (ResultSet answer = statement.getResultSet()) {
        List<ResultColumn> columns = Answers.columns(answer.getMetaData());
        sink.columns(columns);
        while (answer.next()) {
          checkRunning(); // cancelling ends a computation, but not rows that are there already
          sink.row(Answers.row(columns, answer));
        }
      }
    } catch (SQLException e) {
      throw problems.explain(sql, e);
    } finally {
      running = null;
    }
  }

  synchronized long export(String sql, Path to, boolean replace) {
    checkOpen();
    ExportFormat format = ExportFormat.of(to);
    Path part = work.file("export-" + ++exports + format.ending());
    try {
      if (!replace && Files.exists(to)) {
        throw new FileAlreadyExistsException(to.toString());
      }
      settle();
      long rows = write(sql, format, part);
      work.publish(part, to, replace);
      return rows;
    } catch (FileAlreadyExistsException e) {
      throw new UncheckedIOException(
          "cannot write " + to + ": it is there already, and was not to be replaced", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + to + ": " + e, e);
    } catch (SQLException e) {
      throw problems.explain(sql, e);
    }
  }

  private long write(String sql, ExportFormat format, Path part) throws SQLException, IOException {
    try (Statement statement = begin()) {
      if (format == ExportFormat.ARROW) {
        try (ResultSet answer = statement.executeQuery(sql)) {
          return ArrowExport.write(answer, part, this::checkRunning);
        }
      }
      String copy =
          "COPY ("
              + sql
              + "\n) TO "
              + ColumnNames.literal(part.toString())
              + " ("
              + format.copyOptions()
              + ")";
      statement.execute(copy);
      long rows = statement.getUpdateCount();
      if (format == ExportFormat.JSON || format == ExportFormat.NDJSON) {
        FiniteJson.repair(part);
      }
      return rows;
    } finally {
      running = null;
    }
  }

  /** A statement that {@link #close} ends. */
  private Statement begin() throws SQLException {
    Statement statement = connection.createStatement();
    running = statement;
    if (closing) { // it may have looked before there was one
      statement.close();
      checkOpen();
    }
    return statement;
  }

  private void settle() {
    try {
      for (Store store : stores.values()) {
        store.settle();
      }
    } catch (SQLException e) {
      throw problems.explain("", e);
    }
  }

  private Store store(SessionTable table) {
    Store store = stores.get(table);
    if (store == null) {
      throw new IllegalStateException("no table " + table);
    }
    return store;
  }

  private void checkOpen() {
    if (closed || closing) {
      throw new IllegalStateException("this database is closed; open another one");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ends the statement that runs, if one does, and lets go of everything. */
  @Override
  public void close() {
    closing = true;
    Statement statement = running;
    if (statement != null) {
      cancel(statement);
    }
    release();
  }

  private void checkRunning() {
    if (closing) {
      throw new SqlException("the database was closed while this query ran", null);
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException ended) {
      return; // by itself, between the look and this
    }
  }

  private synchronized void release() {
    if (closed) {
      return;
    }
    closed = true;
    try (work) {
      for (Store store : stores.values()) {
        store.close();
      }
      connection.close();
    } catch (SQLException e) {
      throw problems.explain("", e);
    }
  }
}
