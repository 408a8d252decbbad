package io.tif1.client.internal.runtime;

import io.tif1.client.CacheStats;
import io.tif1.client.ClientStats;
import java.util.concurrent.atomic.LongAdder;

/** What fetches count. Each counter is bumped in one place, named in its comment. */
public final class Counters {
  /** The door, once for each fetch. */
  public final LongAdder fetches = new LongAdder();

  /** The door, when a caller's fetch ends: exactly one of these four. */
  public final LongAdder succeeded = new LongAdder();

  public final LongAdder missing = new LongAdder();
  public final LongAdder failed = new LongAdder();
  public final LongAdder cancelled = new LongAdder();

  /** The cache room. */
  public final LongAdder memoryHits = new LongAdder();

  public final LongAdder diskHits = new LongAdder();
  public final LongAdder misses = new LongAdder();
  public final LongAdder revalidated = new LongAdder();
  public final LongAdder stale = new LongAdder();

  /** The join room. */
  public final LongAdder joined = new LongAdder();

  /** The attempt room. */
  public final LongAdder attempts = new LongAdder();

  public final LongAdder retries = new LongAdder();
  public final LongAdder failovers = new LongAdder();

  /** The decode room. */
  public final LongAdder bytesReceived = new LongAdder();

  public final LongAdder bytesDecoded = new LongAdder();

  /**
   * @param cache what the cache has counted
   */
  public ClientStats snapshot(CacheStats cache) {
    return ClientStats.of(
        cache,
        fetches.sum(),
        succeeded.sum(),
        missing.sum(),
        failed.sum(),
        cancelled.sum(),
        joined.sum(),
        attempts.sum(),
        retries.sum(),
        failovers.sum(),
        bytesReceived.sum(),
        bytesDecoded.sum());
  }
}
