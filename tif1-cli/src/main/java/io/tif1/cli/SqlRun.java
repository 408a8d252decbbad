package io.tif1.cli;

import io.tif1.client.internal.runtime.RegularFile;
import io.tif1.model.SessionKey;
import io.tif1.sql.Result;
import io.tif1.sql.ResultColumn;
import io.tif1.sql.Row;
import io.tif1.sql.SessionDatabase;
import io.tif1.sql.SessionTable;
import io.tif1.sql.SqlException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loads what a query names, and answers it. Must not be loaded without the module tif1-sql. */
final class SqlRun {
  private static final int MOST_INPUT = 16 << 20;
  private static final Set<String> NUMBERS =
      Set.of("DOUBLE", "FLOAT", "INTEGER", "BIGINT", "HUGEINT", "SMALLINT", "UBIGINT");

  private final Io io;
  private final boolean verbose;
  private final ClientOptions options;
  private final List<LapChoice> telemetry;

  /** Where an answer is written before it is printed; null before that. */
  private volatile @Nullable Path answers;

  SqlRun(Io io, boolean verbose, ClientOptions options, List<LapChoice> telemetry) {
    this.io = io;
    this.verbose = verbose;
    this.options = options;
    this.telemetry = telemetry;
  }

  /**
   * Runs to the end; the exit code.
   *
   * @param wanted finds the sessions by their names
   * @param ending the ending of a file in the form that is wanted; empty for a table
   * @throws IllegalArgumentException if the query is wrong, or telemetry is asked for but not whose
   */
  int run(String query, Function<ProgramCalendar, List<SessionKey>> wanted, String ending) {
    String sql = query.equals("-") ? input() : query;
    try (var counted = options.open(io, verbose, "sql", options.config());
        SessionDatabase database = SessionDatabase.open();
        var interrupt = OnInterrupt.run(() -> giveUp(counted, database))) {
      return interrupt.during(() -> run(counted, database, sql, wanted, ending));
    } catch (SqlException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private int run(
      CountedClient counted,
      SessionDatabase database,
      String sql,
      Function<ProgramCalendar, List<SessionKey>> wanted,
      String ending) {
    Set<SessionTable> tables = tables(database, sql);
    List<SessionKey> sessions = wanted.apply(counted.calendar());
    var log = new LoadLog(verbose);
    SessionFill fill;
    try (FetchLine line = counted.showProgress()) {
      fill = new SessionFill(counted.fetcher(), database, log, line);
      for (SessionKey session : sessions) {
        fill.load(session, tables, LapChoice.ALL, telemetry);
      }
    }
    log.lines().forEach(io::complain);
    if (!tables.isEmpty() && fill.rows() == 0) {
      io.complain("no rows were obtained, so there is nothing to ask");
      return log.exitCode(0);
    }
    answer(database, sql, ending);
    return log.exitCode(Math.max(1, fill.rows()));
  }

  /** On the way out: the query ends, the folders of it go, and one line says so. */
  private void giveUp(CountedClient counted, SessionDatabase database) {
    counted.hideProgress();
    database.close();
    Path folder = answers;
    try {
      if (folder != null) {
        remove(folder);
      }
    } catch (IOException e) {
      io.complain("cannot remove " + folder + ": " + PlainWords.of(e));
    }
    io.complain("interrupted");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException removed) {
      return; // by the thread that made it
    }
    Files.deleteIfExists(folder);
  }

  private Set<SessionTable> tables(SessionDatabase database, String sql) {
    Set<SessionTable> tables = database.tablesIn(sql);
    if (tables.contains(SessionTable.TELEMETRY) && telemetry.isEmpty()) {
      throw new IllegalArgumentException(
          "the query asks for telemetry, a file a lap; say whose: --telemetry VER:1-5, --telemetry"
              + " VER, or --telemetry all");
    }
    return tables;
  }

  private void answer(SessionDatabase database, String sql, String ending) {
    if (ending.isEmpty()) {
      print(database.query(sql));
    } else {
      copy(database, sql, ending);
    }
    io.checkResults();
  }

  private void print(Result result) {
    var table = new Table(result.columns().stream().map(SqlRun::heading).toArray(String[]::new));
    for (Row row : result) {
      table.row(
          row.values().stream().map(value -> value == null ? "" : value).toArray(Object[]::new));
    }
    table.print(io, "--csv has all");
    io.say(Units.count(result.size(), "row"));
  }

  private static String heading(ResultColumn column) {
    boolean number = NUMBERS.contains(column.type()) || column.type().startsWith("DECIMAL");
    return (number ? ">" : "") + column.name();
  }

  /** As DuckDB writes it. */
  private void copy(SessionDatabase database, String sql, String ending) {
    try {
      Path folder = Files.createTempDirectory("tif1-answer-");
      answers = folder;
      try {
        Path file = folder.resolve("answer" + ending);
        database.export(sql, file, false);
        OutputStream data = io.data();
        Files.copy(file, data);
        data.flush();
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the answer: " + PlainWords.of(e), e);
    }
  }

  private String input() {
    try {
      return new String(RegularFile.readAll(io.in(), MOST_INPUT), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the query from standard input: " + PlainWords.of(e), e);
    }
  }
}
