package io.tif1.client.internal.cache.disk;

/** What the disk remembers of a file. */
public sealed interface StoredEntry permits StoredBody, StoredColumns, NotPublished {
  /** So far may the clocks of two machines, or of one before and after it was set, be apart. */
  long TOLERATED_SKEW_MILLIS = 60_000;

  /** When a server last said so, in milliseconds since 1970 by the clock of whoever asked it. */
  long confirmedAtMillis();

  /**
   * How long ago that was, in milliseconds. An entry from the future, more than a minute ahead, was
   * stored while a clock was wrong; nobody knows its age, so it counts as older than anything
   * ({@link Long#MAX_VALUE}) rather than as fresh until that future comes.
   */
  default long ageMillis(long nowMillis) {
    long age = nowMillis - confirmedAtMillis();
    return age >= 0 ? age : age >= -TOLERATED_SKEW_MILLIS ? 0 : Long.MAX_VALUE;
  }
}
