package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Tif1;
import io.tif1.model.SessionKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Puts sessions into the cache on disk: first what is small, which tells what else there is, then
 * the telemetry. Each file that came is kept at once, and one that is there and fresh is not
 * fetched again; so whatever ends this, the next run goes on where it stood.
 */
final class SyncRun {
  /** What an end by Ctrl-C waits for the disk. */
  private static final Duration LAST_WRITES = Duration.ofSeconds(5);

  /** What an end by Ctrl-C waits for files that are on their way: they would be fetched again. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration FLUSH = Duration.ofMinutes(1);

  private final Io io;
  private final CountedClient counted;
  private final Tif1 client;
  private final Fetcher fetcher;
  private final Stoppable work = new Stoppable();
  private final SyncReport report = new SyncReport();
  private final SyncPlan plan = new SyncPlan();

  /** Down when the last words on the way out have been said; the client must be open for them. */
  private final CountDownLatch said = new CountDownLatch(1);

  /** Null while nothing is shown. */
  private volatile @Nullable SyncProgress shown;

  /**
   * @param fetcher the client as the options want it seen
   */
  SyncRun(Io io, CountedClient counted, Fetcher fetcher) {
    this.io = io;
    this.counted = counted;
    this.client = counted.client();
    this.fetcher = fetcher;
  }

  /** Says what there is to fetch; the small files are fetched for that. The exit code. */
  int dryRun(List<SessionKey> sessions) {
    OnInterrupt interrupt = OnInterrupt.run(this::stop);
    try {
      boolean whole;
      try (SyncProgress progress = show()) {
        whole = makePlan(sessions, progress);
      }
      if (!whole) {
        return work.isStopped() ? interrupted() : giveUp();
      }
    } finally {
      interrupt.close();
    }
    var table = new Table("session", ">drivers", ">telemetry", ">cached", ">to fetch");
    for (SyncPlan.OfSession session : plan.sessions()) {
      long cached = cached(session);
      int files = session.files();
      table.row(session.key(), session.laps().size(), files, cached, files - cached);
    }
    table.print(io, "");
    io.checkResults();
    problems();
    return report.exitCode();
  }

  /** Fetches; the exit code. */
  int run(List<SessionKey> sessions, boolean telemetry) {
    OnInterrupt interrupt = OnInterrupt.run(this::stop);
    try {
      boolean whole;
      try (SyncProgress progress = show()) {
        whole = makePlan(sessions, progress) && (!telemetry || fetchTelemetry(progress));
      }
      if (work.isStopped() || interrupt.happened()) {
        return interrupted();
      }
      if (!whole) {
        return giveUp();
      }
      client.cache().flush(FLUSH); // whether it was done, the cache is asked below
    } finally {
      interrupt.close();
    }
    tell();
    SyncKept kept = SyncKept.of(client.cache(), report.came());
    if (!kept.isAll()) {
      io.complain(kept.text());
      return kept.kept() == 0 ? ExitCode.FAILED : ExitCode.PARTIAL;
    }
    return report.exitCode();
  }

  private boolean makePlan(List<SessionKey> sessions, SyncProgress progress) {
    var planner = new SyncPlanner(fetcher, work, report);
    for (SessionKey key : sessions) {
      Optional<SyncPlan.OfSession> one = planner.plan(key);
      if (one.isEmpty() || report.isHopeless()) {
        return false;
      }
      plan.add(one.get());
      progress.step();
    }
    return true;
  }

  private SyncProgress show() {
    var progress = new SyncProgress(io, counted.showProgress());
    shown = progress;
    return progress;
  }

  private boolean fetchTelemetry(SyncProgress progress) {
    return new SyncFetch(client, fetcher, work, report).fetch(plan, progress);
  }

  /** How many files of the plan are on disk, fresh or not. */
  private long cached(SyncPlan.OfSession session) {
    Set<String> there = SyncKept.published(client.cache(), session.key());
    return session.telemetry().filter(file -> there.contains(file.file())).count();
  }

  private int giveUp() {
    tell();
    io.complain("given up: one file after another failed. What came is kept; run sync again later");
    return report.had() > 0 ? ExitCode.PARTIAL : ExitCode.FAILED;
  }

  private void tell() {
    report.table().print(io, "");
    io.checkResults();
    problems();
    long evicted = client.stats().cache().evicted();
    if (evicted > 0) {
      io.complain(
          Units.count(evicted, "older file")
              + " had to leave the cache to make room: raise cache_max_bytes");
    }
  }

  private void problems() {
    report.statuses().forEach(io::say);
    String error = report.firstError();
    if (error != null) {
      io.complain("the first failure: " + error);
    }
  }

  /** On the way out, on a thread of the JVM's. */
  private void stop() {
    work.stopFeeding();
    client.settings().set("offline_mode", true); // what waits for its turn does not go out any more
    work.end(GRACE);
    SyncProgress progress = shown;
    if (progress != null) {
      progress.close();
    }
    boolean kept = client.cache().flush(LAST_WRITES);
    io.complain(
        "interrupted after "
            + Units.count(report.had(), "file")
            + (kept ? ", which are kept" : ", of which the last may be lost")
            + "; run the same command again to go on");
    said.countDown();
  }

  private int interrupted() {
    try {
      said.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the JVM ends anyway
    }
    return ExitCode.INTERRUPTED;
  }
}
