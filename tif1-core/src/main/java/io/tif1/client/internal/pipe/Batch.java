package io.tif1.client.internal.pipe;

import io.tif1.client.Limit;
import org.jspecify.annotations.Nullable;

/**
 * What the fetches of one batch share. When a batch is cancelled its fetches are ended one after
 * another, and each gives its permit to the next in the queue; so that this one does not go out
 * only to be ended as well, the batch is over before the first of them is ended. Safe for use by
 * multiple threads.
 */
public final class Batch {
  private final @Nullable Limit limit;
  private volatile boolean over;

  /**
   * @param limit how many of its requests may be on the wire at a time; null if only the client
   *     says
   */
  public Batch(@Nullable Limit limit) {
    this.limit = limit;
  }

  /** Its own limit, or null. */
  public @Nullable Limit limit() {
    return limit;
  }

  /** From now on no exchange begins for it. */
  public void end() {
    over = true;
  }

  /** Whether exchanges may still begin for it. */
  public boolean isOver() {
    return over;
  }
}
