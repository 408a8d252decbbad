package io.tif1.client;

import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import java.util.IntSummaryStatistics;
import java.util.concurrent.CompletableFuture;

/**
 * A lap of a driver in a session, by its number. Lazy: nothing is fetched until it is asked for,
 * and then one file. Whether there is such a lap shows only then. Immutable and safe for use by
 * multiple threads.
 *
 * @since 0.1
 */
public final class SessionLap {
  private final Session session;
  private final Resource<Telemetry> file;
  private final String driver;
  private final int number;

  SessionLap(Session session, String driver, int number) {
    this.session = session;
    this.file = Resource.telemetry(session.key(), driver, number);
    this.driver = String.valueOf(file.driver());
    this.number = number;
  }

  /** The driver, three capital letters. */
  public String driver() {
    return driver;
  }

  /** From 1. */
  public int number() {
    return number;
  }

  /**
   * The telemetry: one request, and nothing else.
   *
   * @throws NotFoundException if there is no such lap, or it has no telemetry, as some laps have
   *     not; {@link #times} tells which
   * @throws Tif1Exception as {@link Fetcher#fetch}
   */
  public Telemetry telemetry() {
    return Futures.join(telemetryAsync());
  }

  /** As {@link #telemetry}, without blocking. */
  public CompletableFuture<Telemetry> telemetryAsync() {
    return session.one(file);
  }

  /**
   * Times, tyre and whatever else the list of the driver's laps says of it: the request of {@link
   * Session#laps(String)}.
   *
   * @throws NotFoundException if there is no such lap; the message says which there are
   * @throws Tif1Exception as {@link Session#laps(String)}
   */
  public Lap times() {
    return Futures.join(timesAsync());
  }

  /** As {@link #times}, without blocking. */
  public CompletableFuture<Lap> timesAsync() {
    return Steps.map(session.lapsAsync(driver), this::in);
  }

  private Lap in(Laps laps) {
    return laps.lap(driver, number)
        .orElseThrow(
            () ->
                session
                    .judge()
                    .absent(
                        Resource.laps(session.key(), driver),
                        driver
                            + " has no lap "
                            + number
                            + " in "
                            + session.key()
                            + ", but "
                            + numbers(laps)));
  }

  private static String numbers(Laps laps) {
    if (laps.isEmpty()) {
      return "none at all";
    }
    IntSummaryStatistics numbers = laps.stream().mapToInt(Lap::number).summaryStatistics();
    return laps.size() + " from " + numbers.getMin() + " to " + numbers.getMax();
  }

  /** Session, driver and lap. */
  @Override
  public String toString() {
    return session + "/" + driver + " lap " + number;
  }
}
