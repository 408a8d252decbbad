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
  private final long memoryHits;
  private final long joined;
  private final long attempts;
  private final long retries;
  private final long failovers;
  private final long bytesReceived;
  private final long bytesDecoded;

  private ClientStats(long[] counts) {
    this.fetches = counts[0];
    this.succeeded = counts[1];
    this.missing = counts[2];
    this.failed = counts[3];
    this.cancelled = counts[4];
    this.memoryHits = counts[5];
    this.joined = counts[6];
    this.attempts = counts[7];
    this.retries = counts[8];
    this.failovers = counts[9];
    this.bytesReceived = counts[10];
    this.bytesDecoded = counts[11];
  }

  /** Counts in the order of the accessors below. */
  public static ClientStats of(long... counts) {
    if (counts.length != 12) {
      throw new IllegalArgumentException("need 12 counts: " + counts.length);
    }
    return new ClientStats(counts);
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

  /** Fetches answered from memory, with a value or with the memory that there is none. */
  public long memoryHits() {
    return memoryHits;
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

  /** Share of fetches answered from memory, 0 to 1; 0 if there were none. */
  public double hitRate() {
    return fetches == 0 ? 0.0 : (double) memoryHits / fetches;
  }

  /** What was counted since {@code earlier}. */
  public ClientStats minus(ClientStats earlier) {
    long[] mine = counts();
    long[] theirs = earlier.counts();
    for (int i = 0; i < mine.length; i++) {
      mine[i] -= theirs[i];
    }
    return new ClientStats(mine);
  }

  private long[] counts() {
    return new long[] {
      fetches,
      succeeded,
      missing,
      failed,
      cancelled,
      memoryHits,
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
        + " cancelled), "
        + memoryHits
        + " from memory, "
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
