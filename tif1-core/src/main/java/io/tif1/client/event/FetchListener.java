package io.tif1.client.event;

/**
 * Told of every {@link FetchEvent}. Called on network and worker threads with no lock held, by
 * several threads at once: be quick, be thread-safe, do not block. What it throws is logged and
 * dropped; it never harms a fetch.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FetchListener {
  /** Something happened. */
  void onEvent(FetchEvent event);
}
