package io.tif1.client;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The client's connections as a plain HTTP client: any URL, on the same pool, resolvers, proxies,
 * trust and statistics that fetches use. One exchange, redirects included: no retry, no cache, no
 * breaker and no concurrency limit.
 *
 * <p>Safe for use by multiple threads. Ends with the client.
 *
 * @since 0.1
 */
public interface HttpSession {

  /**
   * Gets {@code uri}. Any status is an answer, not an error.
   *
   * @throws IllegalArgumentException if the URL is not absolute, or neither https nor a loopback
   *     host
   * @throws FetchFailedException if no answer came: refused, reset, cut short, timed out, too
   *     large, too many redirects, no free connection, client closed
   * @throws InterruptedFetchException if the thread is interrupted; the request is cancelled
   */
  default HttpAnswer get(URI uri) {
    return Futures.join(getAsync(uri));
  }

  /** As {@link #get}, without blocking. Cancelling the future ends the exchange. */
  default CompletableFuture<HttpAnswer> getAsync(URI uri) {
    return getAsync(uri, Map.of());
  }

  /** As {@link #getAsync(URI)}, with request headers of one's own. */
  CompletableFuture<HttpAnswer> getAsync(URI uri, Map<String, String> headers);
}
