package io.tif1.client;

/**
 * What a fetch may do with the cache.
 *
 * @since 0.1
 */
public enum CachePolicy {
  /** Answer from the cache if it holds the file, store what the network brings. The default. */
  READ_WRITE(true, true),
  /** Answer from the cache if it holds the file, store nothing. */
  READ_ONLY(true, false),
  /** Go to the network, store what it brings. */
  REFRESH(false, true),
  /** Go to the network; the cache is not touched. */
  BYPASS(false, false),
  /** Answer from the cache or fail; the network is not touched. */
  ONLY(true, false);

  private final boolean reads;
  private final boolean writes;

  CachePolicy(boolean reads, boolean writes) {
    this.reads = reads;
    this.writes = writes;
  }

  /** The policy of the two switches {@code use_cache} and {@code write_cache}. */
  public static CachePolicy of(boolean useCache, boolean writeCache) {
    if (useCache) {
      return writeCache ? READ_WRITE : READ_ONLY;
    }
    return writeCache ? REFRESH : BYPASS;
  }

  /** Whether the cache may answer. */
  public boolean reads() {
    return reads;
  }

  /** Whether an answer of the network is stored. */
  public boolean writes() {
    return writes;
  }

  /** Whether the network may be asked. */
  public boolean asksNetwork() {
    return this != ONLY;
  }
}
