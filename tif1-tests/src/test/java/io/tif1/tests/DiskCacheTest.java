package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.Cache;
import io.tif1.client.CacheException;
import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Origin;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.Revalidated;
import io.tif1.client.event.FetchEvent.StaleServed;
import io.tif1.model.JsonDocument;
import io.tif1.model.Laps;
import io.tif1.testkit.EventLog;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ManualTime;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache on disk, seen through clients that come and go. */
class DiskCacheTest {
  private static final Resource<JsonDocument> FILE = World.file("drivers.json");
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;

  private final ManualTime time = new ManualTime(Instant.parse("2026-06-07T13:00:00Z"));
  private final EventLog log = new EventLog();
  private final FakeCdn cdn = FakeCdn.serving(World.everything());

  @AfterEach
  void close() {
    cdn.close();
  }

  private Tif1Config.Builder settings() {
    return Tif1Config.defaults().toBuilder()
        .cdns(List.of(cdn.baseUri()))
        .caBundle(cdn.writeCaPem(directory))
        .retryJitter(false)
        .maxRetries(0)
        .cacheDir(directory.resolve("cache"));
  }

  private Tif1 open() {
    return open(settings().build());
  }

  private Tif1 open(Tif1Config config) {
    return Tif1.builder(config).listener(log).timeSource(time).open();
  }

  /** Another client is another process, as far as memory goes. */
  private void fetchOnce() {
    try (Tif1 client = open()) {
      client.fetch(FILE);
    }
  }

  private Outcome.Success<JsonDocument> fetchBy(Tif1 client) {
    return (Outcome.Success<JsonDocument>) client.fetchAll(List.of(FILE)).get(0);
  }

  @Test
  void whatOneClientFetchedAnotherHasWithoutARequest() {
    fetchOnce();
    time.advance(Duration.ofDays(3));

    try (Tif1 second = open()) {
      Outcome.Success<JsonDocument> had = fetchBy(second);

      assertThat(had.value().text()).isEqualTo(World.text(FILE));
      assertThat(had.origin().source()).isEqualTo(Origin.Source.DISK);
      assertThat(had.origin().age()).isEqualTo(Duration.ofDays(3));
      assertThat(had.origin().isStale()).isFalse();
      assertThat(second.stats().cache().diskHits()).isEqualTo(1);
    }
    assertThat(cdn.requestCount()).isEqualTo(1);
  }

  @Test
  void absenceIsRememberedToo() {
    Resource<JsonDocument> missing = World.file("missing.json");
    try (Tif1 client = open()) {
      assertThatThrownBy(() -> client.fetch(missing)).isInstanceOf(NotFoundException.class);
    }

    try (Tif1 second = open()) {
      assertThatThrownBy(() -> second.fetch(missing)).isInstanceOf(NotFoundException.class);
      time.advance(Duration.ofMinutes(10));
    }
    assertThat(cdn.requestCount()).isEqualTo(1);

    try (Tif1 third = open()) {
      assertThatThrownBy(() -> third.fetch(missing)).isInstanceOf(NotFoundException.class);
    }
    assertThat(cdn.requestCount()).isEqualTo(2);
  }

  @Test
  void anOldFileIsConfirmedWithoutBeingSentAgain() {
    fetchOnce();
    time.advance(Duration.ofDays(31));

    try (Tif1 second = open()) {
      Outcome.Success<JsonDocument> had = fetchBy(second);

      assertThat(had.value().text()).isEqualTo(World.text(FILE));
      assertThat(had.origin().source()).isEqualTo(Origin.Source.DISK);
      assertThat(had.origin().age()).isZero();
      assertThat(had.origin().attempts()).isEqualTo(1);
      assertThat(second.stats().cache().revalidated()).isEqualTo(1);
      assertThat(second.stats().bytesReceived()).isZero();
      assertThat(log.of(Revalidated.class)).hasSize(1);
    }
    time.advance(Duration.ofDays(29));
    try (Tif1 third = open()) {
      assertThat(fetchBy(third).origin().age()).isEqualTo(Duration.ofDays(29));
    }
    assertThat(cdn.requestCount()).isEqualTo(2);
  }

  @Test
  void anOldFileIsBetterThanNoneAndSaysHowOldItIs() {
    fetchOnce();
    time.advance(Duration.ofDays(40));
    cdn.faultAlways(new Fault.Status(500, java.util.Map.of(), ""));

    try (Tif1 second = open()) {
      Outcome.Success<JsonDocument> had = fetchBy(second);

      assertThat(had.value().text()).isEqualTo(World.text(FILE));
      assertThat(had.origin().isStale()).isTrue();
      assertThat(had.origin().age()).isEqualTo(Duration.ofDays(40));
      assertThat(had.origin()).hasToString("DISK (3456000 s old, stale)");
      assertThat(second.stats().cache().stale()).isEqualTo(1);
      assertThat(log.of(StaleServed.class))
          .singleElement()
          .satisfies(e -> assertThat(e.problem()).contains("HTTP 500"));
    }
  }

  @Test
  void withoutStaleIfErrorAFailureIsTold() {
    fetchOnce();
    time.advance(Duration.ofDays(40));
    cdn.faultAlways(new Fault.Status(500, java.util.Map.of(), ""));

    try (Tif1 second = open(settings().staleIfError(Duration.ZERO).build())) {
      assertThatThrownBy(() -> second.fetch(FILE)).isInstanceOf(FetchFailedException.class);
    }
  }

  @Test
  void offlineTheDiskAnswersHoweverOldItIs() {
    fetchOnce();
    time.advance(Duration.ofDays(400));

    try (Tif1 offline = open(settings().offlineMode(true).build())) {
      assertThat(fetchBy(offline).origin().isStale()).isTrue();
      assertThatThrownBy(() -> offline.fetch(World.file("corners.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("not in the cache");
    }
    assertThat(cdn.requestCount()).isEqualTo(1);
  }

  @Test
  void aFileOnDiskServesEveryType() {
    Resource<JsonDocument> document = World.file("VER/laptimes.json");
    try (Tif1 client = open()) {
      client.fetch(document);
    }

    try (Tif1 second = open()) {
      Laps laps = second.fetch(Resource.laps(document.key(), "VER"));
      assertThat(laps.columns().names()).contains("path");
      assertThat(second.fetch(document).text()).isEqualTo(World.text(document));
    }
    assertThat(cdn.requestCount()).isEqualTo(1);
  }

  @Test
  void aSeasonAtACommitIsAskedForThereAndBelievedForGood() {
    String commit = "0123456789abcdef0123456789abcdef01234567";
    Tif1Config pinned = settings().seasonRefs(java.util.Map.of(2021, commit)).build();
    try (Tif1 client = open(pinned)) {
      client.fetch(FILE);
    }
    assertThat(cdn.requests().get(0).path()).startsWith("2021@" + commit + "/");
    time.advance(Duration.ofDays(3000));

    try (Tif1 second = open(pinned)) {
      assertThat(fetchBy(second).origin().isStale()).isFalse();
    }
    try (Tif1 unpinned = open()) {
      unpinned.fetch(FILE);
    }
    assertThat(cdn.requestCount()).as("main is another file").isEqualTo(2);
  }

  @Test
  void policiesThatDoNotWriteLeaveNothingBehind() {
    try (Tif1 client = open()) {
      client.with(o -> o.withCache(CachePolicy.READ_ONLY)).fetch(FILE);
      client.with(o -> o.withCache(CachePolicy.BYPASS)).fetch(FILE);
    }
    fetchOnce();
    assertThat(cdn.requestCount()).isEqualTo(3);
  }

  @Test
  void refreshAsksAgainAndReplacesWhatThereWas() {
    fetchOnce();
    time.advance(Duration.ofDays(20));
    try (Tif1 second = open()) {
      second.with(o -> o.withCache(CachePolicy.REFRESH)).fetch(FILE);
    }
    time.advance(Duration.ofDays(20));
    try (Tif1 third = open()) {
      assertThat(fetchBy(third).origin().age()).isEqualTo(Duration.ofDays(20));
    }
    assertThat(cdn.requestCount()).isEqualTo(2);
  }

  @Test
  void aClientThatMayNotUseTheCacheLeavesNoFile() {
    try (Tif1 client = open(settings().ciMode(true).build())) {
      client.fetch(FILE);
    }
    assertThat(directory.resolve("cache")).doesNotExist();
  }

  @Test
  void aDirectoryThatCannotBeMadeCostsTheDiskLevelOnly() throws IOException {
    Path occupied = Files.writeString(directory.resolve("occupied"), "a file");

    try (Tif1 client = open(settings().cacheDir(occupied.resolve("cache")).build())) {
      assertThat(client.fetch(FILE).text()).isEqualTo(World.text(FILE));
      assertThat(client.fetch(World.file("corners.json")).text()).isNotEmpty();
    }
  }

  @Test
  void theCacheCanBeLookedInto() {
    try (Tif1 client = open()) {
      client.fetch(FILE);
      client.fetch(World.file("VER/laptimes.json"));
      assertThat(client.cache().flush(LONG)).isTrue();

      Cache.Info info = client.cache().info();
      assertThat(info.entries()).isEqualTo(2);
      assertThat(info.bySeason()).containsOnlyKeys(2021);
      assertThat(info.newest()).isEqualTo(time.instant());
      assertThat(client.cache().list(2021, null, null))
          .extracting(Cache.Item::file)
          .containsExactly(
              "2021/Belgian Grand Prix/Race/VER/laptimes.json",
              "2021/Belgian Grand Prix/Race/drivers.json");
      assertThat(client.cache().verify().isClean()).isTrue();
      assertThat(client.cache().clear(2021, "Belgian Grand Prix", "Race")).isEqualTo(2);
      client.fetch(FILE);
    }
    assertThat(cdn.requestCount()).isEqualTo(3);
  }

  @Test
  void withoutADiskLevelTheCacheSaysSo() {
    try (Tif1 client = open(settings().cacheMaxBytes(0).build())) {
      assertThatThrownBy(() -> client.cache().info())
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("cache_max_bytes is 0");
    }
  }

  @Test
  void otherCdnsThanThePublishedOnesHaveAFileOfTheirOwn() {
    fetchOnce();
    try (FakeCdn other = FakeCdn.serving(World.everything());
        Tif1 client =
            open(
                settings()
                    .cdns(List.of(other.baseUri()))
                    .caBundle(other.writeCaPem(directory))
                    .build())) {
      client.fetch(FILE);
      assertThat(other.requestCount()).isEqualTo(1);
    }
  }
}
