package io.tif1.client.internal.cache.disk;

import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link DiskStats} tells. */
final class DiskCounters {
  final LongAdder hits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder written = new LongAdder();
  final LongAdder dropped = new LongAdder();
  final LongAdder evicted = new LongAdder();
  final LongAdder corrupt = new LongAdder();
  final LongAdder errors = new LongAdder();

  DiskStats snapshot() {
    return new DiskStats(
        hits.sum(),
        misses.sum(),
        written.sum(),
        dropped.sum(),
        evicted.sum(),
        corrupt.sum(),
        errors.sum());
  }
}
