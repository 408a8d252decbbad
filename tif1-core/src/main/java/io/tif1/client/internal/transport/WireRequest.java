package io.tif1.client.internal.transport;

import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A GET as it goes out.
 *
 * @param headers with those that every request has
 * @param timeout how long the exchange may take, for what stands behind its timer
 * @param sending how often it goes out
 * @param publicOnly whether it may not go to an address of a private network, since a public server
 *     redirected it
 */
record WireRequest(
    HttpUrl url,
    Map<String, String> headers,
    Duration timeout,
    Sending sending,
    boolean publicOnly) {
  /** How often it goes out. */
  enum Sending {
    /** For the first time. */
    FIRST,
    /** Once more, before others that wait: no server has acted upon it. */
    AGAIN,
    /**
     * Once more, on a connection of its own: the last one ended under it and others, and may do so
     * again.
     */
    ALONE
  }
}
