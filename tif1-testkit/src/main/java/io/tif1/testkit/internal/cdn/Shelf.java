package io.tif1.testkit.internal.cdn;

import io.tif1.client.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last used files compressed, up to a weight, so that a folder served over and over costs
 * its compression once. What the content answers is compared on each use: a file that changed is a
 * new version with a later date.
 */
final class Shelf {
  private static final int INITIAL_CAPACITY = 64;

  private final TimeSource time;
  private final Instant opened;
  private final long maxWeight;

  // Guarded by this. Least recently used first.
  private final LinkedHashMap<String, Representation> kept =
      new LinkedHashMap<>(INITIAL_CAPACITY, 0.75f, true);
  private long weight;

  Shelf(TimeSource time, long maxWeight) {
    this.time = time;
    this.maxWeight = maxWeight;
    opened = now();
  }

  Representation of(String path, byte[] bytes) {
    Representation before = get(path);
    if (before != null && before.isOf(bytes)) {
      return before;
    }
    Representation made = new Representation(bytes, before == null ? opened : now());
    put(path, made);
    return made;
  }

  private synchronized @Nullable Representation get(String path) {
    return kept.get(path);
  }

  private synchronized void put(String path, Representation made) {
    Representation before = kept.put(path, made);
    weight += made.weight() - (before == null ? 0 : before.weight());
    Iterator<Representation> oldest = kept.values().iterator();
    while (weight > maxWeight && oldest.hasNext()) {
      weight -= oldest.next().weight();
      oldest.remove();
    }
  }

  /** HTTP dates have no fractions. */
  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
