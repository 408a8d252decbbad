package io.tif1.client.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.tif1.client.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was decoded, in memory: bounded by its weight in bytes, the least useful dropped first
 * (Caffeine's W-TinyLFU), and dropped when it may no longer be believed.
 */
final class MemoryLevel {
  /** What an entry weighs beyond its document: keys, nodes, the record itself. */
  private static final int OVERHEAD_BYTES = 400;

  private final Cache<String, Entry> entries;

  MemoryLevel(long maxBytes, TimeSource time) {
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher(MemoryLevel::weight)
            .expireAfter(Expiry.<String, Entry>creating((file, entry) -> ttl(entry)))
            .ticker(time::nanoTime)
            .executor(Runnable::run) // its upkeep is short; no thread of its own
            .build();
  }

  @Nullable Entry get(String file) {
    return entries.getIfPresent(file);
  }

  void put(String file, Entry entry) {
    // Caffeine's expiry is fixed when an entry is created; a newer one is a new entry.
    entries.invalidate(file);
    entries.put(file, entry);
  }

  void maxBytes(long bytes) {
    entries.policy().eviction().ifPresent(policy -> policy.setMaximum(bytes));
  }

  void clear() {
    entries.invalidateAll();
  }

  long weightBytes() {
    entries.cleanUp();
    return entries.policy().eviction().map(p -> p.weightedSize().orElse(0)).orElse(0L);
  }

  private static int weight(String file, Entry entry) {
    int document =
        entry instanceof Entry.Present present ? present.payload().document().sizeBytes() : 0;
    return OVERHEAD_BYTES + 2 * file.length() + document;
  }

  private static Duration ttl(Entry entry) {
    return Duration.ofNanos(entry.ttlNanos());
  }
}
