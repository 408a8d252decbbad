package io.tif1.cli;

import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.Finished;
import io.tif1.client.event.FetchEvent.Started;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far the fetches of a command have come: on a terminal a line that is drawn again and again,
 * elsewhere nothing. It appears after a second, so that a short run shows none, and is erased at
 * the end. As long as no file has come it says what the CDNs answered last, if anything. Safe for
 * use by multiple threads.
 */
final class FetchLine implements AutoCloseable {
  private static final long FIRST_MILLIS = 1000;
  private static final long REDRAW_MILLIS = 250;

  private final Io io;
  private final long begun = System.nanoTime();
  private final @Nullable ScheduledExecutorService timer;

  // Guarded by this.
  private long started;
  private long expected;
  private long done;
  private long bytes;
  private @Nullable String problem;
  private int drawn;
  private boolean closed;

  private FetchLine(Io io, @Nullable ScheduledExecutorService timer) {
    this.io = io;
    this.timer = timer;
  }

  /**
   * A line that draws itself.
   *
   * @param quiet no line, because those of the log would run through it
   */
  static FetchLine of(Io io, boolean quiet) {
    if (quiet || !io.errIsTerminal()) {
      return new FetchLine(io, null);
    }
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "tif1-fetch-line");
              thread.setDaemon(true);
              return thread;
            });
    var line = new FetchLine(io, timer);
    timer.scheduleWithFixedDelay(
        () -> line.draw(System.nanoTime() - line.begun),
        FIRST_MILLIS,
        REDRAW_MILLIS,
        TimeUnit.MILLISECONDS);
    return line;
  }

  /** One that is drawn by its test. */
  static FetchLine drawnByHand(Io io) {
    return new FetchLine(io, null);
  }

  /**
   * So many more files will be fetched. Without this, only those that have begun are known, and
   * nothing is said of the time left.
   */
  synchronized void expect(long files) {
    expected = started + files;
  }

  /** Takes what the client tells. */
  synchronized void see(FetchEvent event) {
    if (event instanceof Started) {
      started++;
    } else if (event instanceof Finished) {
      done++;
    } else if (event instanceof AttemptEnded ended) {
      bytes += ended.timing().bytes();
      String said = ended.problem();
      problem = said == null ? problem : ended.cdn() + ": " + said;
    }
  }

  /** Draws it, over what it was before. */
  synchronized void draw(long nanos) {
    if (closed || started == 0) {
      return;
    }
    over(text(nanos));
  }

  /** What it says now, for a log. */
  synchronized String text() {
    return text(System.nanoTime() - begun);
  }

  private String text(long nanos) {
    if (done == 0) {
      return waiting(nanos, problem);
    }
    return expected == 0
        ? progress(done, started, bytes)
        : progress(done, Math.max(expected, started), bytes) + toGo(done, expected, nanos);
  }

  /** Says something else; the line, if there is one, goes on below it. */
  synchronized void say(String other) {
    erase();
    io.say(other);
  }

  /** {@code Fetching: 120 of 400 files, 3.2 MB}. */
  private static String progress(long done, long total, long bytes) {
    return "Fetching: " + done + " of " + Units.count(total, "file") + ", " + Units.bytes(bytes);
  }

  /** {@code , about 1 min 3 s to go}. */
  private static String toGo(long done, long total, long nanos) {
    long left = (long) Math.ceil(nanos / 1e9 / done * Math.max(0, total - done));
    return ", about "
        + (left < 60 ? left + " s" : left / 60 + " min " + left % 60 + " s")
        + " to go";
  }

  private static String waiting(long nanos, @Nullable String problem) {
    return "Waiting for the first file, "
        + nanos / 1_000_000_000
        + " s"
        + (problem == null ? "" : "; " + SafeText.line(problem));
  }

  private void over(String line) {
    String cut = line.length() < io.columns() ? line : line.substring(0, io.columns() - 1);
    io.drawing().print("\r" + cut + " ".repeat(Math.max(0, drawn - cut.length())));
    io.drawing().flush();
    drawn = cut.length();
  }

  /** Erases it. Has no effect the second time. */
  @Override
  public void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
    synchronized (this) {
      erase();
      closed = true;
    }
  }

  private void erase() {
    if (!closed && drawn > 0) {
      over("");
      io.drawing().print("\r");
      io.drawing().flush();
    }
  }
}
