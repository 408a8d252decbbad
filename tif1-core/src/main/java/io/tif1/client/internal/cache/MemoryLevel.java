package io.tif1.client.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.model.JsonDocument;
import io.tif1.model.Table;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What was decoded, in memory: bounded by its weight in bytes, the least useful dropped first
 * (Caffeine's W-TinyLFU), and dropped when it may no longer be believed.
 */
final class MemoryLevel {
  /** What an entry weighs beyond its document: keys, nodes, the record itself. */
  private static final int OVERHEAD_BYTES = 400;

  private final TimeSource time;

  /**
   * The moment of the last use. Caffeine asks for it under its lock, a caller's clock must not be.
   */
  private final AtomicLong nowNanos;

  private final Cache<String, Entry> entries;

  MemoryLevel(long maxBytes, TimeSource time) {
    this.time = time;
    this.nowNanos = new AtomicLong(time.nanoTime());
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher(MemoryLevel::weight)
            .expireAfter(Expiry.<String, Entry>writing((file, entry) -> ttl(entry)))
            .ticker(nowNanos::get)
            .executor(Runnable::run) // its upkeep is short; no thread of its own
            .build();
  }

  private Cache<String, Entry> entriesNow() {
    nowNanos.accumulateAndGet(time.nanoTime(), (was, now) -> now - was > 0 ? now : was);
    return entries;
  }

  @Nullable Entry get(String file) {
    return entriesNow().getIfPresent(file);
  }

  void put(String file, Entry entry) {
    entriesNow().put(file, entry);
  }

  /** Remembers that a file is not published, unless the file itself is there. */
  void putAbsence(String file, Entry.Absent absence) {
    if (!(get(file) instanceof Entry.Present)) {
      put(file, absence);
    }
  }

  void maxBytes(long bytes) {
    entriesNow().policy().eviction().ifPresent(policy -> policy.setMaximum(bytes));
  }

  void clear() {
    entriesNow().invalidateAll();
  }

  long weightBytes() {
    entriesNow().cleanUp();
    return entries.policy().eviction().map(p -> p.weightedSize().orElse(0)).orElse(0L);
  }

  private static int weight(String file, Entry entry) {
    long values = entry instanceof Entry.Present present ? bytes(present.payload()) : 0;
    return (int) Math.min(Integer.MAX_VALUE, OVERHEAD_BYTES + 2L * file.length() + values);
  }

  /** The file as received, and as decoded. */
  private static long bytes(Payload payload) {
    Object value = payload.value();
    long decoded = 0;
    if (value instanceof JsonDocument document) {
      decoded = document.sizeBytes();
    } else if (value instanceof Table table) {
      decoded = table.sizeBytes();
    }
    return decoded + (payload.body() == null ? 0 : payload.body().bytes().length);
  }

  private static Duration ttl(Entry entry) {
    return Duration.ofNanos(entry.ttlNanos());
  }
}
