package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The size cap, and what people do by hand. */
class EvictionTest {
  private static final int MIB = 1 << 20;

  @TempDir Path directory;
  private DiskRig rig;

  @BeforeEach
  void open() {
    rig = new DiskRig(directory);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private DiskStore small() {
    return rig.store(rig.options().withMaxBytes(2 * MIB));
  }

  private static void put(DiskStore store, int from, int to) {
    for (int lap = from; lap < to; lap++) {
      store.put(key(lap), body(lap, 50_000));
      flush(store);
    }
  }

  private static boolean has(DiskStore store, int lap) {
    return store.read(key(lap)) != null;
  }

  @Test
  void theContentStaysBelowTheCap() throws Exception {
    DiskStore store = small();
    put(store, 0, 200);
    assertThat(store.upkeep().info().usedBytes()).isLessThanOrEqualTo(2 * MIB);
    assertThat(store.upkeep().info().entries()).isBetween(25L, 42L);
    assertThat(store.stats().evicted()).isGreaterThan(150);
  }

  @Test
  void theFileDoesNotGrowMuchBeyondTheCap() throws Exception {
    DiskStore store = small();
    put(store, 0, 200);
    store.close();
    assertThat(Files.size(rig.file)).isLessThan(3 * MIB);
  }

  @Test
  void whatWasPutFirstGoesFirst() {
    DiskStore store = small();
    put(store, 0, 50);
    assertThat(has(store, 0)).isFalse();
    assertThat(has(store, 49)).isTrue();
  }

  @Test
  void whatWasReadStays() {
    DiskStore store = small();
    put(store, 0, 25);
    assertThat(has(store, 0)).isTrue();
    put(store, 25, 50);
    assertThat(has(store, 0)).isTrue();
    assertThat(has(store, 1)).isFalse();
  }

  @Test
  void readsOfAnotherStoreCount() {
    DiskStore store = small();
    DiskStore reader = rig.store();
    put(store, 0, 25);
    assertThat(has(reader, 0)).isTrue();
    flush(reader);
    put(store, 25, 50);
    assertThat(has(store, 0)).isTrue();
    assertThat(has(store, 1)).isFalse();
  }

  @Test
  void readsAreWrittenDownWhenNothingElseIs() throws Exception {
    rig.fill(3, 10);
    long before = rig.number("SELECT max(used) FROM entry");
    DiskStore store = rig.store();
    store.read(key(0));
    rig.time.move(Duration.ofSeconds(30));
    flush(store);
    assertThat(rig.number("SELECT used FROM entry WHERE key = '" + key(0) + "'"))
        .isGreaterThan(before);
  }

  @Test
  void theOrderIsKeptWhateverTheClockDoes() {
    DiskStore store = small();
    for (int lap = 0; lap < 50; lap++) {
      long clock = 1_000_000L - lap * 10_000L; // goes back all the time
      StoredBody body = body(lap, 50_000);
      store.put(key(lap), new StoredBody(null, body.body(), null, null, "cdn", clock, clock));
      flush(store);
    }
    assertThat(has(store, 0)).isFalse();
    assertThat(has(store, 49)).isTrue();
  }

  @Test
  void aUseCountFromDamageDoesNotStopTheCounting() throws Exception {
    rig.fill(3, 10);
    rig.sql("UPDATE entry SET used = 9223372036854775807 WHERE id = 1");
    DiskStore store = rig.store();
    store.put(key(9), body("nine"));
    flush(store);
    assertThat(rig.number("SELECT max(used) FROM entry")).isLessThan(10);
    assertThat(store.read(key(0))).isNotNull();
  }

  @Test
  void anEntryFromTheFutureCountsAsStoredNowAndIsAskedForAgain() {
    for (long at : new long[] {60_001, 10_000_000, Long.MAX_VALUE}) {
      StoredBody fromTheFuture = body("x").confirmed(at, null, null);
      assertThat(fromTheFuture.ageMillis(0)).isZero();
      assertThat(fromTheFuture.ageMillis(-5)).isZero();
      assertThat(fromTheFuture.isFresh(0, Long.MAX_VALUE)).isFalse();
      assertThat(fromTheFuture.isFresh(-5, Long.MAX_VALUE)).isFalse();
    }
  }

  @Test
  void anEntryOfAnyTimeHasAnAgeThatIsNotNegative() {
    assertThat(body("x").confirmed(Long.MIN_VALUE, null, null).ageMillis(Long.MAX_VALUE))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(body("x").confirmed(Long.MIN_VALUE, null, null).isFresh(7, Long.MAX_VALUE))
        .isFalse();
    assertThat(body("x").confirmed(7, null, null).isFresh(106, 100)).isTrue();
    assertThat(body("x").confirmed(7, null, null).isFresh(107, 100)).isFalse();
  }

  @Test
  void clocksMayDifferALittle() {
    assertThat(body("x").confirmed(30_000, null, null).ageMillis(0)).isZero();
    assertThat(body("x").confirmed(30_000, null, null).isFresh(0, 1)).isTrue();
    assertThat(body("x").confirmed(0, null, null).ageMillis(7)).isEqualTo(7);
  }

  @Test
  void pruningEvictsTheLeastRecentlyUsedAndShrinksTheFile() throws Exception {
    rig.fill(100, 50_000);
    long before = Files.size(rig.file);
    DiskStore store = rig.store();
    int evicted = store.upkeep().prune(2 * MIB);
    assertThat(evicted).isBetween(55, 75);
    assertThat(has(store, 0)).isFalse();
    assertThat(has(store, 99)).isTrue();
    assertThat(Files.size(rig.file)).isLessThan(before / 2);
    assertThat(rig.text("PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void pruningToNothingLeavesNothing() throws Exception {
    rig.fill(20, 1_000);
    DiskStore store = rig.store();
    assertThat(store.upkeep().prune(0)).isEqualTo(20);
    assertThat(store.upkeep().info().entries()).isZero();
  }

  @Test
  void pruningToLessThanNothingIsRefused() {
    assertThatThrownBy(() -> rig.store().upkeep().prune(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void clearingTakesASessionAnEventASeasonOrAll() throws Exception {
    DiskStore store = rig.store();
    String[][] names = {
      {"2021", "Belgian Grand Prix", "Race"},
      {"2021", "Belgian Grand Prix", "Race 2"},
      {"2021", "Belgian Grand Prix", "Qualifying"},
      {"2021", "Dutch Grand Prix", "Race"},
      {"2022", "Belgian Grand Prix", "Race"},
    };
    for (String[] n : names) {
      store.put(DiskKey.of(Integer.parseInt(n[0]), "main", n[1], n[2], "a.json"), body("x"));
    }
    Upkeep upkeep = store.upkeep();
    assertThat(upkeep.clear(2021, "Belgian%20Grand%20Prix", "Race")).isEqualTo(1);
    assertThat(upkeep.clear(2021, "Belgian Grand Prix", null)).isEqualTo(2);
    assertThat(upkeep.clear(2021, null, null)).isEqualTo(1);
    assertThat(upkeep.list("")).extracting(DiskEntry::key).hasSize(1);
    assertThat(upkeep.clear(null, null, null)).isEqualTo(1);
    assertThat(rig.number("SELECT count(*) FROM body")).isZero();
  }

  @Test
  void clearingASessionWithoutItsEventIsRefused() {
    assertThatThrownBy(() -> rig.store().upkeep().clear(2021, null, "Race"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("session Race");
  }

  @Test
  void theListIsARangeOfKeysAndPercentSignsAreNotPatterns() throws Exception {
    DiskStore store = rig.store();
    IntStream.range(0, 3).forEach(lap -> store.put(key(lap), body("x")));
    store.put(DiskKey.of(2022, "main", "100% Grand Prix", "Race", "a.json"), body("xyz"));
    assertThat(store.upkeep().list("2021/")).hasSize(3);
    assertThat(store.upkeep().list("2022/100%"))
        .singleElement()
        .isEqualTo(
            new DiskEntry(
                "2022/100% Grand Prix/Race/a.json@main", true, "gzip", 3, 1_000, 1_000, "\"e1\""));
    assertThat(store.upkeep().list("%")).isEmpty();
  }

  @Test
  void theInfoCountsBySeason() throws Exception {
    DiskStore store = rig.store();
    store.put(key(1), body("abc"));
    store.put(key(2), new NotPublished("https://cdn.example.com/", 7));
    DiskInfo info = store.upkeep().info();
    assertThat(info.entries()).isEqualTo(2);
    assertThat(info.bySeason()).containsOnlyKeys(2021);
    assertThat(info.bySeason().get(2021)).isEqualTo(new DiskInfo.Season(2, 1, 3));
    assertThat(info.oldestMillis()).isEqualTo(7);
    assertThat(info.newestMillis()).isEqualTo(1_000);
    assertThat(info.fileBytes()).isPositive();
  }

  @Test
  void withoutAFileThereIsNothingToTell() throws Exception {
    Upkeep upkeep = rig.store().upkeep();
    assertThat(upkeep.info().entries()).isZero();
    assertThat(upkeep.list("")).isEmpty();
    assertThat(upkeep.prune(0)).isZero();
    assertThat(upkeep.clear(null, null, null)).isZero();
    assertThat(upkeep.verify().isClean()).isTrue();
    assertThat(directory).isEmptyDirectory();
  }
}
