package io.tif1.client;

/**
 * What the cache has done since the client was opened. Immutable.
 *
 * @param memoryHits fetches answered from memory, with a value or with the memory that there is
 *     none
 * @param diskHits fetches answered from disk without asking a CDN, likewise
 * @param misses fetches that looked for an answer that could be believed and found none
 * @param revalidated fetches whose file a CDN confirmed to be current (304), without sending it
 * @param stale fetches answered with a file that could not be confirmed, because no CDN could be
 *     asked or only the cache may be
 * @param written changes committed to disk: files, confirmations, removals
 * @param dropped changes that were not, because the disk was off, full, failing or far behind
 * @param evicted files deleted from disk to keep {@code cache_max_bytes}
 * @param corrupt files found damaged on disk, and deleted
 * @since 0.1
 */
public record CacheStats(
    long memoryHits,
    long diskHits,
    long misses,
    long revalidated,
    long stale,
    long written,
    long dropped,
    long evicted,
    long corrupt) {
  /** Nothing yet. */
  public static final CacheStats NONE = new CacheStats(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Fetches answered without asking a CDN. */
  public long hits() {
    return memoryHits + diskHits;
  }

  /** What was counted since {@code earlier}. */
  public CacheStats minus(CacheStats earlier) {
    return new CacheStats(
        memoryHits - earlier.memoryHits,
        diskHits - earlier.diskHits,
        misses - earlier.misses,
        revalidated - earlier.revalidated,
        stale - earlier.stale,
        written - earlier.written,
        dropped - earlier.dropped,
        evicted - earlier.evicted,
        corrupt - earlier.corrupt);
  }

  @Override
  public String toString() {
    return memoryHits
        + " from memory, "
        + diskHits
        + " from disk, "
        + misses
        + " not cached, "
        + revalidated
        + " revalidated, "
        + stale
        + " stale; "
        + written
        + " written, "
        + dropped
        + " dropped, "
        + evicted
        + " evicted, "
        + corrupt
        + " corrupt";
  }
}
