package io.tif1.client.internal.cache;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.NotFoundException;
import io.tif1.client.Origin;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.CacheHit;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.FetchStage;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers from memory if the fetch's policy allows it, and remembers what comes back from the
 * network: files for as long as {@link Freshness} says, absence for {@code negative_cache_ttl}.
 */
public final class CacheRoom implements FetchStage {
  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final Events events;
  private final Counters counters;
  private final FetchStage next;
  private final MemoryLevel memory;

  public CacheRoom(
      Supplier<Tif1Config> config,
      TimeSource time,
      Events events,
      Counters counters,
      FetchStage next) {
    this.config = config;
    this.time = time;
    this.events = events;
    this.counters = counters;
    this.next = next;
    this.memory = new MemoryLevel(config.get().memoryCacheMaxBytes(), time);
  }

  @Override
  public CompletableFuture<Payload> run(Fetch fetch) {
    CachePolicy policy = allowed(fetch.options().cache(), config.get());
    String file = fetch.resource().file();
    if (policy.reads()) {
      Entry entry = memory.get(file);
      if (entry != null && entry.isFresh(time.nanoTime())) {
        return answer(fetch, entry);
      }
    }
    if (!policy.asksNetwork()) {
      return CompletableFuture.failedFuture(notCached(file));
    }
    CompletableFuture<Payload> brought = next.run(fetch);
    return policy.writes()
        ? Stages.afterwards(brought, (p, e) -> keep(fetch.resource(), p, e))
        : brought;
  }

  /** What the settings leave of what a caller wants: offline means offline, off means off. */
  private static CachePolicy allowed(CachePolicy wanted, Tif1Config config) {
    if (config.offlineMode()) {
      return CachePolicy.ONLY;
    }
    return config.cacheUsed() || wanted == CachePolicy.ONLY ? wanted : CachePolicy.BYPASS;
  }

  private CompletableFuture<Payload> answer(Fetch fetch, Entry entry) {
    counters.memoryHits.increment();
    boolean missing = entry instanceof Entry.Absent;
    events.emit(new CacheHit(fetch.id(), Origin.Source.MEMORY, missing));
    if (entry instanceof Entry.Present present) {
      Payload payload = present.payload();
      Duration age = Duration.ofNanos(time.nanoTime() - present.storedNanos());
      return CompletableFuture.completedFuture(
          payload.from(Origin.memory(payload.origin().cdn(), age)));
    }
    return CompletableFuture.failedFuture(new NotFoundException(fetch.resource(), null));
  }

  private void keep(Resource<?> resource, @Nullable Payload payload, @Nullable Throwable problem) {
    long now = time.nanoTime();
    if (payload != null) {
      long ttl = Freshness.of(resource, time.instant()).toNanos();
      memory.put(resource.file(), new Entry.Present(payload, now, ttl));
    } else if (problem instanceof NotFoundException) {
      long ttl = config.get().negativeCacheTtl().toNanos();
      if (ttl > 0) {
        memory.put(resource.file(), new Entry.Absent(now, ttl));
      }
    }
  }

  private static FetchFailedException notCached(String file) {
    return new FetchFailedException(
        file,
        Reason.NOT_CACHED,
        "not in the cache, and only the cache may be asked (offline_mode or CachePolicy.ONLY);"
            + " fetch it once while online",
        List.of(),
        null);
  }

  /** The settings changed. */
  public void configure(Tif1Config changed) {
    memory.maxBytes(changed.memoryCacheMaxBytes());
  }

  /** Forgets everything. */
  public void close() {
    memory.clear();
  }
}
