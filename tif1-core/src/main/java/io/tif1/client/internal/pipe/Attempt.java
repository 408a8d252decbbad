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
 * @param cancellation uttered when the fetch is cancelled or out of time
 * @param begunNanos when it was handed to the inner rooms
 * @param trusted whether the leave that its CDN's breaker gave still holds; asked again after a
 *     wait
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
    BooleanSupplier trusted) {

  /** The same attempt under a leave that may lapse. */
  public Attempt under(BooleanSupplier leave) {
    return new Attempt(fetch, number, round, cdn, uri, timeout, cancellation, begunNanos, leave);
  }
}
