package io.tif1.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As many connections are in use as {@code pool_maxsize} allows, and none became free within {@code
 * pool_acquire_timeout}, back-offs included. A matter of this client alone: it marks no CDN.
 *
 * @since 0.1
 */
public final class PoolExhaustedException extends FetchFailedException {
  private static final long serialVersionUID = 1L;

  private final int limit;
  private final int inUse;
  private final int waiting;

  public PoolExhaustedException(
      String what,
      int limit,
      int inUse,
      int waiting,
      List<Attempt> attempts,
      @Nullable Throwable cause) {
    super(
        what,
        Reason.POOL_EXHAUSTED,
        "no connection became free: limit "
            + limit
            + ", in use "
            + inUse
            + ", waiting "
            + waiting
            + "; raise pool_maxsize or lower max_concurrent_requests",
        attempts,
        cause);
    this.limit = limit;
    this.inUse = inUse;
    this.waiting = waiting;
  }

  private PoolExhaustedException(PoolExhaustedException origin) {
    super(origin);
    this.limit = origin.limit;
    this.inUse = origin.inUse;
    this.waiting = origin.waiting;
  }

  @Override
  PoolExhaustedException asSeenHere() {
    return new PoolExhaustedException(this);
  }

  /** How many connections may be in use ({@code pool_maxsize}). */
  public int limit() {
    return limit;
  }

  /** How many were in use when the wait ended. */
  public int inUse() {
    return inUse;
  }

  /** How many other requests were waiting when the wait ended. */
  public int waiting() {
    return waiting;
  }
}
