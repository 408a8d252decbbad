package io.tif1.client.internal.runtime;

import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the client's listener, and the log, what happens. */
public final class Events {
  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  private final @Nullable FetchListener listener;

  public Events(@Nullable FetchListener listener) {
    this.listener = listener;
  }

  /** Tells of {@code event}. What the listener throws is logged, and harms nobody else. */
  public void emit(FetchEvent event) {
    if (LOG.isDebugEnabled()) {
      String line = EventText.of(event);
      if (line != null) {
        LOG.debug(line);
      }
    }
    if (listener == null) {
      return;
    }
    OwnLock.assertNoneHeld("a listener");
    try {
      listener.onEvent(event);
    } catch (Throwable thrown) {
      try {
        String type = event.getClass().getSimpleName();
        LOG.error("the listener {} threw on {}", listener.getClass().getName(), type, thrown);
      } catch (Throwable ofTheLog) {
        // A log that throws has nowhere to be told of; the fetch goes on.
      }
    }
  }
}
