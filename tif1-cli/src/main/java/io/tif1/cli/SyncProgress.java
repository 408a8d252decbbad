package io.tif1.cli;

import java.util.Locale;

/**
 * How far a sync has come: a bar on a terminal, elsewhere a line now and then, so that a log shows
 * that it lives. Told by one thread at a time.
 */
final class SyncProgress implements AutoCloseable {
  private static final long LINE_EVERY_NANOS = 10_000_000_000L;

  private final Io io;
  private final String task;
  private final long total;
  private final ProgressView bar;
  private final long begun = System.nanoTime();
  private long lastLine = begun;
  private long done;

  /**
   * @param quiet no bar, because lines of the log would run through it
   */
  SyncProgress(Io io, boolean quiet, String task, long total) {
    this.io = io;
    this.task = task;
    this.total = total;
    this.bar = ProgressView.of(io, quiet, task, total);
  }

  void step() {
    done++;
    bar.step();
    long now = System.nanoTime();
    if (!io.errIsTerminal() && now - lastLine >= LINE_EVERY_NANOS) {
      lastLine = now;
      io.say(line(task, done, total, now - begun));
    }
  }

  /** {@code Fetching: 1200 of 5400, 45.0/s, about 1 min 33 s to go}. */
  static String line(String task, long done, long total, long nanos) {
    double rate = done / Math.max(nanos / 1e9, 0.001);
    long left = (long) Math.ceil((total - done) / Math.max(rate, 0.001));
    String time = left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s";
    return String.format(
        Locale.ROOT, "%s: %d of %d, %.1f/s, about %s to go", task, done, total, rate, time);
  }

  @Override
  public void close() {
    bar.close();
  }
}
