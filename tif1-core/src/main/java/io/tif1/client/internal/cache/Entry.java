package io.tif1.client.internal.cache;

import io.tif1.client.internal.pipe.Payload;

/** What is remembered of a file. */
sealed interface Entry {
  /** When it was had or confirmed, on the monotonic clock. */
  long storedNanos();

  /** How long it may be believed from then on. */
  long ttlNanos();

  /** The file was had. */
  record Present(Payload payload, long storedNanos, long ttlNanos) implements Entry {}

  /** The file is not published. */
  record Absent(long storedNanos, long ttlNanos) implements Entry {}

  default boolean isFresh(long nowNanos) {
    return nowNanos - storedNanos() < ttlNanos();
  }
}
