package io.tif1.cli;

import io.tif1.client.internal.runtime.RegularFile;
import io.tif1.model.SessionKey;
import io.tif1.sql.ExportFormat;
import io.tif1.sql.SessionDatabase;
import io.tif1.sql.SessionTable;
import io.tif1.sql.SqlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads sessions and writes one table of them. Must not be loaded without the module tif1-sql. */
final class ExportRun {
  private final Io io;
  private final boolean verbose;
  private final ClientOptions options;
  private final Path to;
  private final boolean force;

  ExportRun(Io io, boolean verbose, ClientOptions options, Path to, boolean force) {
    this.io = io;
    this.verbose = verbose;
    this.options = options;
    this.to = to;
    this.force = force;
  }

  /**
   * Runs to the end; the exit code.
   *
   * @param wanted finds the sessions by their names
   * @throws IllegalArgumentException if the name of the file does not say what to write
   * @throws UncheckedIOException if the file cannot be written
   */
  int run(
      ExportCommand.What what,
      Function<ProgramCalendar, List<SessionKey>> wanted,
      LapChoice choice) {
    long begun = System.nanoTime();
    ExportFormat.of(to);
    refuseSpecial();
    Path folder = folder();
    SessionTable table = SessionTable.valueOf(what.name().toUpperCase(Locale.ROOT));
    var log = new LoadLog(verbose);
    FileTime before = stamp();
    try (var counted = options.open(io, verbose, "export", options.config());
        SessionDatabase database = SessionDatabase.builder().workFolder(folder).open();
        var interrupt = OnInterrupt.run(() -> giveUp(counted, database, before))) {
      return interrupt.during(
          () -> {
            List<SessionKey> sessions = wanted.apply(counted.calendar());
            SessionFill fill;
            try (FetchLine line = counted.showProgress()) {
              fill = new SessionFill(counted.fetcher(), database, log, line);
              for (SessionKey session : sessions) {
                fill.load(session, Set.of(table), choice, List.of(choice));
              }
            }
            return interrupt.happened()
                ? ExitCode.INTERRUPTED
                : write(database, table, fill, sessions.size(), log, begun);
          });
    } catch (SqlException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), new IOException(e));
    }
  }

  private int write(
      SessionDatabase database,
      SessionTable table,
      SessionFill fill,
      int sessions,
      LoadLog log,
      long begun) {
    log.lines().forEach(io::complain);
    if (fill.rows() == 0) {
      io.complain("no rows were obtained, and " + to + " was not written");
      return log.exitCode(0);
    }
    long rows = database.export(table, to, force);
    io.say(summary(rows, sessions, begun));
    return log.exitCode(rows);
  }

  /** On the way out: the export ends, its folder goes, and one line says so. */
  private void giveUp(CountedClient counted, SessionDatabase database, @Nullable FileTime before) {
    counted.hideProgress();
    database.close();
    boolean written = !Objects.equals(before, stamp());
    io.complain("interrupted; " + to + (written ? " is whole" : " was not written"));
  }

  /** When the file was written; null if there is none. */
  private @Nullable FileTime stamp() {
    try {
      return Files.getLastModifiedTime(to);
    } catch (IOException e) {
      return null;
    }
  }

  /** Refuses before anything is fetched what could not be written in the end. */
  private Path folder() {
    Path parent = to.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      String problem = "cannot write " + to + ": there is no folder " + parent;
      throw new UncheckedIOException(problem, new IOException(problem));
    }
    if (!force && Files.exists(to)) {
      throw new UncheckedIOException(
          to + " is there already; give --force to replace it",
          new FileAlreadyExistsException(to.toString()));
    }
    return parent;
  }

  private String summary(long rows, int sessions, long begun) {
    return Units.count(rows, "row")
        + " of "
        + Units.count(sessions, "session")
        + " to "
        + to
        + ", "
        + Units.bytes(to.toFile().length())
        + ", "
        + Units.seconds(Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Before anything is fetched for it. */
  private void refuseSpecial() {
    try {
      RegularFile.checkReplaceable(to);
    } catch (RegularFile.RefusedException e) {
      throw new IllegalArgumentException("\"" + to + "\" " + e.getReason(), e);
    }
  }
}
