package io.tif1.client;

/**
 * Counters since the client was opened. Immutable. To measure a stretch of work, take a snapshot
 * before and one after and subtract. Counters are read one after another, so a snapshot taken while
 * fetches run may be off by those; once they have ended, {@code fetches} is the sum of {@code
 * succeeded}, {@code missing}, {@code failed} and {@code cancelled}.
 *
 * @since 0.1
 */
public final class ClientStats {
  private final long fetches;
  private final long succeeded;
  private final long missing;
  private final long failed;
  private final long cancelled;
  private final long joined;
  private final long attempts;
  private final long retries;
  private final long failovers;
  private final long bytesReceived;
  private final long bytesDecoded;
  private final CacheStats cache;

  private ClientStats(long[] counts, CacheStats cache) {
    this.fetches = counts[0];
    this.succeeded = counts[1];
    this.missing = counts[2];
    this.failed = counts[3];
    this.cancelled = counts[4];
    this.joined = counts[5];
    this.attempts = counts[6];
    this.retries = counts[7];
    this.failovers = counts[8];
    this.bytesReceived = counts[9];
    this.bytesDecoded = counts[10];
    this.cache = cache;
  }

  /** What the cache counted, and the other counts in the order of the accessors below. */
  public static ClientStats of(CacheStats cache, long... counts) {
    if (counts.length != 11) {
      throw new IllegalArgumentException("need 11 counts: " + counts.length);
    }
    return new ClientStats(counts, cache);
  }

  /** Fetches begun, whether the cache, another fetch or the network answered them. */
  public long fetches() {
    return fetches;
  }

  /** Fetches that returned a value. */
  public long succeeded() {
    return succeeded;
  }

  /** Fetches of files that are not published. */
  public long missing() {
    return missing;
  }

  /** Fetches that failed. */
  public long failed() {
    return failed;
  }

  /** Fetches whose caller cancelled them or was interrupted. */
  public long cancelled() {
    return cancelled;
  }

  /** Fetches that waited for another caller's fetch of the same file. */
  public long joined() {
    return joined;
  }

  /** Exchanges begun with a CDN on behalf of fetches; a refusal of a breaker is none. */
  public long attempts() {
    return attempts;
  }

  /** Further rounds begun after a pause. */
  public long retries() {
    return retries;
  }

  /** Attempts at another CDN because the one before failed. */
  public long failovers() {
    return failovers;
  }

  /** Bytes of bodies as received, still compressed. */
  public long bytesReceived() {
    return bytesReceived;
  }

  /** Bytes of bodies after decompression. */
  public long bytesDecoded() {
    return bytesDecoded;
  }

  /** What the cache has done. */
  public CacheStats cache() {
    return cache;
  }

  /** Fetches answered from memory, with a value or with the memory that there is none. */
  public long memoryHits() {
    return cache.memoryHits();
  }

  /** Share of fetches answered by the cache without asking a CDN, 0 to 1; 0 if there were none. */
  public double hitRate() {
    return fetches == 0 ? 0.0 : (double) cache.hits() / fetches;
  }

  /** What was counted since {@code earlier}. */
  public ClientStats minus(ClientStats earlier) {
    long[] mine = counts();
    long[] theirs = earlier.counts();
    for (int i = 0; i < mine.length; i++) {
      mine[i] -= theirs[i];
    }
    return new ClientStats(mine, cache.minus(earlier.cache));
  }

  private long[] counts() {
    return new long[] {
      fetches,
      succeeded,
      missing,
      failed,
      cancelled,
      joined,
      attempts,
      retries,
      failovers,
      bytesReceived,
      bytesDecoded
    };
  }

  @Override
  public String toString() {
    return fetches
        + " fetches ("
        + succeeded
        + " ok, "
        + missing
        + " missing, "
        + failed
        + " failed, "
        + cancelled
        + " cancelled), cache: "
        + cache
        + "; "
        + joined
        + " joined, "
        + attempts
        + " attempts, "
        + retries
        + " retries, "
        + failovers
        + " failovers, "
        + bytesReceived
        + " bytes received, "
        + bytesDecoded
        + " decoded";
  }
}
