package io.tif1.client.internal.cache;

import io.tif1.client.CacheStats;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.cache.disk.DiskKey;
import io.tif1.client.internal.cache.disk.DiskStats;
import io.tif1.client.internal.cache.disk.DiskStore;
import io.tif1.client.internal.cache.disk.NotPublished;
import io.tif1.client.internal.cache.disk.StoredBody;
import io.tif1.client.internal.cache.disk.StoredColumns;
import io.tif1.client.internal.cache.disk.StoredEntry;
import io.tif1.client.internal.pipe.Body;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.model.Table;
import io.tif1.model.image.TableImage;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The disk as the cache room sees it: in terms of fetches, and never in the way for long. */
final class DiskLevel {
  /**
   * How long a file that has come waits for room in the queue of those to be written: so fetches
   * are held back to what the disk takes, instead of much of a season going unwritten.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** For how long nobody waits for room again after one waited and got none. */
  private static final long COOL_DOWN_NANOS = Duration.ofSeconds(30).toNanos();

  private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

  private final Logger log = LoggerFactory.getLogger(DiskLevel.class);
  private final DiskStore store;
  private final TimeSource time;
  private final SteadyClock clock;

  private volatile long patientFrom;

  DiskLevel(DiskStore store, TimeSource time, SteadyClock clock) {
    this.store = store;
    this.time = time;
    this.clock = clock;
    this.patientFrom = time.nanoTime();
  }

  @Nullable StoredEntry read(Fetch fetch) {
    return store.read(key(fetch));
  }

  /** The same, but as columns if it is there as such. */
  @Nullable StoredEntry readDecoded(Fetch fetch) {
    return store.readDecoded(key(fetch), TableImage.VERSION);
  }

  /** What columns on disk say; null if they cannot be read after all. */
  @Nullable Table table(Fetch fetch, StoredColumns stored) {
    Table table = null;
    try {
      table = TableImage.read(stored.image());
    } catch (IllegalArgumentException e) {
      log.warn("disk cache: columns of {} cannot be read, its bytes are: {}", fetch.file(), e);
    }
    return table != null && fetch.resource().type().isInstance(table) ? table : null;
  }

  /** Keeps what was decoded of a file that is on disk, if there is time and room. */
  void keepDecoded(Fetch fetch, StoredBody of, Table table) {
    store.putDecoded(
        key(fetch), of, TableImage.VERSION, TableImage.maxBytes(table), () -> TableImage.of(table));
  }

  /** A fetch goes to the network, and what it brings will be kept. */
  void expectWrites() {
    store.expectWrites();
  }

  /** How long ago that was so. */
  long ageMillis(StoredEntry entry) {
    return entry.ageMillis(nowMillis());
  }

  /** Whether it may be given out without asking. */
  boolean isFresh(StoredEntry entry, Duration ttl) {
    return entry.isFresh(nowMillis(), millis(ttl));
  }

  /** Whether it may be given out if nobody can be asked. */
  boolean isYoungerThan(StoredEntry entry, Duration limit) {
    return ageMillis(entry) < millis(limit);
  }

  private static long millis(Duration duration) {
    return duration.compareTo(LONGEST) < 0 ? duration.toMillis() : LONGEST.toMillis();
  }

  /**
   * Keeps a file that has come. No thread waits: if there is no room for it, the future ends when
   * there is, or after {@link #PATIENCE}.
   *
   * @param later where it goes on after that
   * @return whether it will be on disk
   */
  CompletableFuture<Boolean> keep(Fetch fetch, Payload payload, Executor later) {
    Body body = payload.body();
    if (body == null) {
      return CompletableFuture.completedFuture(false);
    }
    long now = nowMillis();
    String cdn = payload.origin().cdn();
    var stored =
        new StoredBody(
            body.encoding(),
            body.bytes(),
            body.etag(),
            body.lastModified(),
            cdn == null ? "" : cdn,
            now,
            now);
    DiskKey key = key(fetch);
    if (store.put(key, stored)) {
      return CompletableFuture.completedFuture(true);
    }
    if (time.nanoTime() - patientFrom < 0 || !store.isHalfFull()) {
      return CompletableFuture.completedFuture(false);
    }
    var kept = new CompletableFuture<Boolean>();
    store
        .whenSpace(PATIENCE)
        .whenComplete(
            (space, problem) -> {
              if (space == null || !space) {
                patientFrom = time.nanoTime() + COOL_DOWN_NANOS;
              }
              Runnable goOn = () -> Stages.step(kept, () -> kept.complete(store.put(key, stored)));
              try {
                later.execute(goOn);
              } catch (RejectedExecutionException closed) {
                goOn.run();
              }
            });
    return kept;
  }

  /** Where it was asked for; null if nobody knows. */
  static @Nullable URI url(NotPublished absent) {
    try {
      return absent.url().isEmpty() ? null : new URI(absent.url());
    } catch (URISyntaxException e) {
      return null; // the file may hold any text; it is only told to people
    }
  }

  /**
   * Remembers that a file is not published, unless the file itself is there.
   *
   * @param ageMillis how old this counts as, for what is to be forgotten sooner
   */
  void keepAbsence(Fetch fetch, @Nullable String url, long ageMillis) {
    store.putAbsence(key(fetch), new NotPublished(url == null ? "" : url, nowMillis() - ageMillis));
  }

  void confirm(Fetch fetch, StoredBody known) {
    store.confirm(key(fetch), known, nowMillis(), null, null);
  }

  void remove(Fetch fetch) {
    store.remove(key(fetch));
  }

  /** What the client has counted, and what the disk has. */
  CacheStats stats(Counters counters) {
    DiskStats disk = store.stats();
    return new CacheStats(
        counters.memoryHits.sum(),
        counters.diskHits.sum(),
        counters.misses.sum(),
        counters.revalidated.sum(),
        counters.stale.sum(),
        disk.written(),
        disk.dropped(),
        disk.evicted(),
        disk.corrupt());
  }

  private static DiskKey key(Fetch fetch) {
    return DiskKey.of(fetch.resource(), fetch.ref());
  }

  private long nowMillis() {
    return clock.millis();
  }

  void close() {
    store.close();
  }
}
