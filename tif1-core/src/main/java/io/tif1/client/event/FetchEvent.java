package io.tif1.client.event;

import io.tif1.client.BreakerState;
import io.tif1.client.Origin;
import io.tif1.client.Resource;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a client. For each fetch: one {@link Started}, then any number of the
 * others with its {@link #fetchId}, then one {@link Finished}. Only of a fetch that was cancelled
 * or ran out of time, an {@link AttemptEnded} may come after its {@link Finished}. New kinds may be
 * added in a minor release, so let a chain of {@code instanceof} fall through.
 *
 * @since 0.1
 */
public sealed interface FetchEvent {
  /** The fetch it belongs to, counted from 1 in each client; 0 if it belongs to none. */
  long fetchId();

  /** A caller's fetch passed the door. */
  record Started(long fetchId, Resource<?> resource) implements FetchEvent {}

  /** The fetch waits for a transfer of the same file that another fetch has begun. */
  record Joined(long fetchId, Resource<?> resource) implements FetchEvent {}

  /**
   * The fetch was answered from a cache.
   *
   * @param source which one
   * @param missing whether what was remembered is that the file is not published
   */
  record CacheHit(long fetchId, Origin.Source source, boolean missing) implements FetchEvent {}

  /**
   * A CDN confirmed that the file which the cache had is current; it was not sent again.
   *
   * @param cdn the CDN's name
   */
  record Revalidated(long fetchId, String cdn) implements FetchEvent {}

  /**
   * The fetch was answered with a file that may have changed since, because no CDN could confirm
   * it.
   *
   * @param age how long ago it was had or confirmed
   * @param problem why no CDN could confirm it
   */
  record StaleServed(long fetchId, Duration age, String problem) implements FetchEvent {}

  /**
   * An exchange with a CDN begins: the breaker let it through, and it has its permits.
   *
   * @param number counted from 1 within the fetch
   * @param round counted from 1: each round asks every usable CDN once
   */
  record AttemptStarted(long fetchId, String cdn, URI url, int number, int round)
      implements FetchEvent {}

  /**
   * An exchange with a CDN ended. Of exchanges that ran side by side with the one that brought the
   * file, the verdict is {@code CANCELLED}.
   *
   * @param verdict what it means, as in the verdict table of the documentation: {@code OK}, {@code
   *     ABSENT}, {@code THROTTLED}, {@code FAILED}, {@code TIMED_OUT}, {@code BAD_BODY}, {@code
   *     OTHER_VERSION}, {@code REJECTED}, {@code POOL_EXHAUSTED}, {@code CANCELLED}
   * @param status 0 if no answer came
   * @param problem what went wrong, or null if nothing did
   */
  record AttemptEnded(
      long fetchId,
      String cdn,
      URI url,
      int number,
      String verdict,
      int status,
      Timing timing,
      @Nullable String problem)
      implements FetchEvent {}

  /**
   * The fetch pauses before it asks again.
   *
   * @param retry which further round follows, counted from 1; 0 if the same round goes on. There
   *     may be more than {@code max_retries}: throttling and failed probes use up none
   * @param reason why
   */
  record RetryScheduled(long fetchId, int retry, Duration delay, PauseReason reason)
      implements FetchEvent {}

  /** A CDN's breaker changed its state. */
  record BreakerChanged(long fetchId, String cdn, BreakerState from, BreakerState to)
      implements FetchEvent {}

  /**
   * The number of requests the client allows itself changed: down when a CDN throttles, then up.
   */
  record LimitChanged(long fetchId, int from, int to) implements FetchEvent {}

  /**
   * The fetch ended, for the caller who began it.
   *
   * @param elapsed since it began
   * @param origin where the value came from; null unless the fetch succeeded
   */
  record Finished(
      long fetchId, Resource<?> resource, Result result, Duration elapsed, @Nullable Origin origin)
      implements FetchEvent {}

  /** How a fetch ended. */
  enum Result {
    /** With a value. */
    SUCCEEDED,
    /** The file is not published. */
    MISSING,
    /** With an error. */
    FAILED,
    /** The caller gave up. */
    CANCELLED
  }

  /** Why a fetch pauses. */
  enum PauseReason {
    /** Every CDN failed; the next round follows after the back-off. */
    BACK_OFF,
    /** Every usable CDN asked to be left alone for a while. */
    RETRY_AFTER,
    /** No connection was free. */
    POOL_EXHAUSTED,
    /**
     * The circuit breakers of all CDNs that could be asked are open; the pause ends with the next
     * probe, or sooner when one of them closes.
     */
    BREAKER_OPEN
  }

  /**
   * Where the time of one exchange went.
   *
   * @param protocol {@code http/1.1}, {@code h2}; empty if no connection was had
   * @param reused whether it rode a connection that an earlier request had opened
   * @param bytes length of the body as received
   * @param queued waiting for permits, a rate token and a connection
   * @param connect looking up the name, connecting and agreeing on TLS; zero on a reused connection
   * @param firstByte from the request until the first byte of the answer's headers
   * @param total from the end of the queue until the end of the body or the failure
   */
  record Timing(
      String protocol,
      boolean reused,
      long bytes,
      Duration queued,
      Duration connect,
      Duration firstByte,
      Duration total) {
    /** Of an exchange that did not get onto the wire. */
    public static final Timing NONE =
        new Timing("", false, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }
}
