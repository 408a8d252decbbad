package io.tif1.client.internal;

import io.tif1.client.Cache;
import io.tif1.client.CacheException;
import io.tif1.client.internal.cache.CacheRoom;
import io.tif1.client.internal.cache.disk.DiskEntry;
import io.tif1.client.internal.cache.disk.DiskInfo;
import io.tif1.client.internal.cache.disk.DiskKey;
import io.tif1.client.internal.cache.disk.DiskStore;
import io.tif1.client.internal.cache.disk.Upkeep;
import io.tif1.client.internal.cache.disk.VerifyReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The way to the cache for those who look after it by hand. */
final class CacheDoor implements Cache {
  private final CacheRoom room;
  private final @Nullable DiskStore store;

  /**
   * @param store null if there is no disk level
   */
  CacheDoor(CacheRoom room, @Nullable DiskStore store) {
    this.room = room;
    this.store = store;
  }

  private interface Task<T> {
    T run(Upkeep upkeep) throws IOException, InterruptedException;
  }

  private <T> T onDisk(Task<T> task) {
    try {
      return task.run(store().upkeep());
    } catch (IOException e) {
      throw new CacheException("the cache cannot be used: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private DiskStore store() {
    if (store == null) {
      throw new CacheException(
          "there is no cache on disk: cache_max_bytes is 0; set it to the bytes it may take", null);
    }
    return store;
  }

  private static CacheException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CacheException("interrupted while waiting for the cache on disk", e);
  }

  @Override
  public Info info() {
    return onDisk(upkeep -> info(upkeep.info()));
  }

  private static Info info(DiskInfo info) {
    var seasons = new TreeMap<Integer, Season>();
    info.bySeason()
        .forEach(
            (year, of) ->
                seasons.put(year, new Season(of.entries(), of.notPublished(), of.bytes())));
    return new Info(
        info.file(),
        info.fileBytes(),
        info.usedBytes(),
        info.maxBytes(),
        instant(info.oldestMillis()),
        instant(info.newestMillis()),
        info.imageBytes(),
        Collections.unmodifiableMap(seasons));
  }

  private static @Nullable Instant instant(long millis) {
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  @Override
  public List<Item> list(
      @Nullable Integer season, @Nullable String event, @Nullable String session) {
    return onDisk(
        upkeep ->
            upkeep.list(Upkeep.prefix(season, event, session)).stream()
                .map(CacheDoor::item)
                .toList());
  }

  private static Item item(DiskEntry entry) {
    DiskKey key = DiskKey.parse(entry.key());
    return new Item(
        key.season() + "/" + key.event() + "/" + key.session() + "/" + key.path(),
        key.ref(),
        entry.published(),
        entry.bytes(),
        Instant.ofEpochMilli(entry.fetchedAtMillis()),
        Instant.ofEpochMilli(entry.confirmedAtMillis()));
  }

  @Override
  public Verification verify() {
    return onDisk(
        upkeep -> {
          VerifyReport report = upkeep.verify();
          return new Verification(report.checked(), report.badKeys(), report.structure());
        });
  }

  @Override
  public int prune(long maxBytes) {
    return onDisk(upkeep -> upkeep.prune(maxBytes));
  }

  @Override
  public int clear(@Nullable Integer season, @Nullable String event, @Nullable String session) {
    int cleared = onDisk(upkeep -> upkeep.clear(season, event, session));
    room.clearMemory();
    return cleared;
  }

  @Override
  public boolean flush(Duration atMost) {
    try {
      return store().flush(atMost);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public long memoryBytes() {
    return room.memoryBytes();
  }

  @Override
  public void clearMemory() {
    room.clearMemory();
  }
}
