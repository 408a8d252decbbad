package io.tif1.sql;

import static java.util.Objects.requireNonNull;

import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.SessionKey;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Data of sessions in an embedded DuckDB: {@link #query} asks it in SQL, {@link #export} writes
 * files. The tables are those of {@link SessionTable}; each has the columns that are known, typed,
 * and those of the files that nobody knew of beside. Names are those of the library in small
 * letters: {@code LapTime} is {@code lap_time}. A missing value is {@code NULL}; numbers are the
 * very same doubles.
 *
 * <p>It is in memory, and what exceeds the {@linkplain Builder#memoryLimitBytes limit} goes to a
 * temporary folder; nothing is left when it is closed.
 *
 * <p>By default SQL may read the tables and nothing else: one statement a query, no files, no
 * extensions, no settings, no network. {@link Builder#unrestricted} lifts all of that.
 *
 * <p>Safe for use by multiple threads; operations follow one another. All throw {@link
 * SqlException} if DuckDB refuses, and {@link IllegalStateException} once it is closed.
 *
 * @since 0.2
 */
public final class SessionDatabase implements AutoCloseable {
  private final Engine engine;

  private SessionDatabase(Engine engine) {
    this.engine = engine;
  }

  /** An empty one, with the defaults of {@link Builder}. */
  public static SessionDatabase open() {
    return builder().open();
  }

  /** For one that differs from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Adds laps to {@link SessionTable#LAPS}. */
  public void add(SessionKey session, Laps laps) {
    add(SessionTable.LAPS, session, List.of(), laps);
  }

  /**
   * Adds the telemetry of a lap to {@link SessionTable#TELEMETRY}.
   *
   * @param driver three letters
   * @param lap from 1
   */
  public void addTelemetry(SessionKey session, String driver, int lap, Telemetry telemetry) {
    requireNonNull(driver, "driver");
    add(SessionTable.TELEMETRY, session, List.of(driver, lap), telemetry);
  }

  /** Adds drivers to {@link SessionTable#DRIVERS}. */
  public void addDrivers(SessionKey session, Drivers drivers) {
    add(SessionTable.DRIVERS, session, List.of(), drivers);
  }

  /** Adds weather to {@link SessionTable#WEATHER}. */
  public void addWeather(SessionKey session, Weather weather) {
    add(SessionTable.WEATHER, session, List.of(), weather);
  }

  /** Adds messages of race control to {@link SessionTable#MESSAGES}. */
  public void addMessages(SessionKey session, RaceControl messages) {
    add(SessionTable.MESSAGES, session, List.of(), messages);
  }

  /** Adds corners to {@link SessionTable#CORNERS}. */
  public void addCorners(SessionKey session, Corners corners) {
    add(SessionTable.CORNERS, session, List.of(), corners);
  }

  private void add(SessionTable table, SessionKey session, List<?> more, Table rows) {
    requireNonNull(rows, "rows");
    var leading = new ArrayList<Object>();
    leading.add(session.season());
    leading.add(session.event());
    leading.add(session.session());
    leading.addAll(more);
    engine.add(table, leading, rows);
  }

  /**
   * Asks in SQL, in DuckDB's dialect. The answer is held in memory; for a long one use {@link
   * #query(String, ResultSink)}.
   *
   * @throws SqlException if the statement is wrong, or not allowed
   */
  public Result query(String sql) {
    var columns = new ArrayList<ResultColumn>();
    var rows = new ArrayList<Row>();
    query(
        sql,
        new ResultSink() {
          @Override
          public void columns(List<ResultColumn> all) {
            columns.addAll(all);
          }

          @Override
          public void row(Row row) {
            rows.add(row);
          }
        });
    return new Result(columns, rows);
  }

  /** As {@link #query(String)}, row by row. */
  public void query(String sql, ResultSink sink) {
    engine.query(requireNonNull(sql, "sql"), requireNonNull(sink, "sink"));
  }

  /**
   * The tables that a query names, without running it: what has to be added before it makes sense.
   *
   * @throws SqlException if it is not one statement that only reads
   */
  public Set<SessionTable> tablesIn(String sql) {
    return engine.tablesIn(requireNonNull(sql, "sql"));
  }

  /**
   * Writes a table to a file, as {@link ExportFormat#of} the name says, sorted by season, event,
   * session (driver, lap) and then as the rows were added. It is written elsewhere and then
   * renamed, so that it is there as a whole or not at all.
   *
   * @param replace whether a file that is there already is replaced
   * @return how many rows were written
   * @throws IllegalArgumentException if the name does not say which format
   * @throws UncheckedIOException if the file cannot be written, or is there already
   */
  public long export(SessionTable table, Path to, boolean replace) {
    return engine.export(
        "SELECT * FROM "
            + ColumnNames.quoted(table.tableName())
            + " ORDER BY "
            + table.order()
            + ", rowid",
        to,
        replace);
  }

  /**
   * Writes the answer to a query to a file, as {@link #export(SessionTable, Path, boolean)} writes
   * a table.
   */
  public long export(String sql, Path to, boolean replace) {
    engine.check(sql);
    return engine.export(sql, to, replace);
  }

  /**
   * Lets go of everything, and ends the query or export that another thread runs, which fails there
   * with an {@link SqlException}. Has no effect the second time.
   */
  @Override
  public void close() {
    engine.close();
  }

  /** What a database differs from the defaults in. Not safe for use by multiple threads. */
  public static final class Builder {
    private long memoryLimitBytes = 1L << 30;
    private @Nullable Path workFolder;
    private boolean unrestricted;

    private Builder() {}

    /**
     * How much memory DuckDB may use, beside that of the JVM; what exceeds it goes to temporary
     * files. Default 1 GiB, at least 64 MiB.
     */
    public Builder memoryLimitBytes(long bytes) {
      if (bytes < 64L << 20) {
        throw new IllegalArgumentException(
            "memoryLimitBytes must be at least " + (64L << 20) + " (64 MiB): " + bytes);
      }
      memoryLimitBytes = bytes;
      return this;
    }

    /**
     * Where the folder for temporary files is made. Files are exported fastest to the file system
     * that it is on. Default: where the system has temporary files.
     */
    public Builder workFolder(Path parent) {
      workFolder = requireNonNull(parent, "parent");
      return this;
    }

    /**
     * Lets SQL do what DuckDB can: several statements, change tables, read and write files, load
     * extensions, fetch from the network. Only for SQL that one would run as a program.
     */
    public Builder unrestricted() {
      unrestricted = true;
      return this;
    }

    /**
     * Opens an empty database.
     *
     * @throws UncheckedIOException if there is no place for temporary files
     */
    public SessionDatabase open() {
      WorkFolder work = WorkFolder.in(workFolder);
      try {
        return new SessionDatabase(Engine.open(work, memoryLimitBytes, unrestricted));
      } catch (SQLException | LinkageError e) {
        work.close();
        throw new SqlException(
            "cannot start DuckDB on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ": "
                + e.getMessage(),
            e);
      }
    }
  }
}
