package io.tif1.client.internal.pipe;

import io.tif1.client.Cdn;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One exchange with one CDN on its way through the inner rooms.
 *
 * @param number counted from 1 within the fetch
 * @param round counted from 1
 * @param timeout what the exchange may take once it has its permits
 * @param cancellation cancelled with the fetch, when it is out of time, and when another CDN was
 *     quicker
 * @param begunNanos when it was handed to the inner rooms
 * @param earlyProbe whether a probe may go out before the time of the CDN's breaker is over,
 *     because the breakers of all CDNs that the fetch can ask are open
 * @param trusted whether the permission that its CDN's breaker gave is still valid; asked again
 *     after a wait
 * @param hops notified of what its CDN answers while the exchange is under way
 */
public record Attempt(
    Fetch fetch,
    int number,
    int round,
    Cdn cdn,
    URI uri,
    Duration timeout,
    Cancellation cancellation,
    long begunNanos,
    boolean earlyProbe,
    BooleanSupplier trusted,
    HopListener hops) {

  /** The same attempt under a permission that may lapse. */
  public Attempt under(BooleanSupplier permission) {
    return with(permission, hops);
  }

  /** The same attempt, of which another listener is notified. */
  public Attempt notifying(HopListener listener) {
    return with(trusted, listener);
  }

  private Attempt with(BooleanSupplier permission, HopListener listener) {
    return new Attempt(
        fetch,
        number,
        round,
        cdn,
        uri,
        timeout,
        cancellation,
        begunNanos,
        earlyProbe,
        permission,
        listener);
  }

  /** Whether its fetch has asked another CDN, or this one, before. */
  public boolean isFallback() {
    return number > 1;
  }
}
