package io.tif1.client.internal.cache.disk;

/** What the disk remembers of a file. */
public sealed interface StoredEntry permits StoredBody, StoredColumns, NotPublished {
  /** So far may the clocks of two machines, or of one before and after it was set, be apart. */
  long TOLERATED_SKEW_MILLIS = 60_000;

  /** When a server last said so, in milliseconds since 1970 by the clock of whoever asked it. */
  long confirmedAtMillis();

  /**
   * How long ago that was, in milliseconds, and never negative: an entry from the future, stored
   * while a clock was wrong, counts as stored now.
   */
  default long ageMillis(long nowMillis) {
    if (confirmedAtMillis() >= nowMillis) {
      return 0;
    }
    long age = nowMillis - confirmedAtMillis();
    return age < 0 ? Long.MAX_VALUE : age; // more than a long holds
  }

  /**
   * Whether it need not be asked for again yet. An entry from the future, more than a minute ahead,
   * is asked for at once: nobody knows its age, and it must not be fresh until that future comes.
   */
  default boolean isFresh(long nowMillis, long ttlMillis) {
    long ahead = confirmedAtMillis() - nowMillis;
    boolean fromTheFuture = confirmedAtMillis() > nowMillis;
    return fromTheFuture
        ? ttlMillis > 0 && ahead > 0 && ahead <= TOLERATED_SKEW_MILLIS
        : ageMillis(nowMillis) < ttlMillis;
  }
}
