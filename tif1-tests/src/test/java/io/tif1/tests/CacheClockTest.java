package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Origin;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ManualTime;
import io.tif1.tests.support.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache on disk while the clock on the wall is set, either way. */
class CacheClockTest {
  private static final Resource<JsonDocument> FILE = World.file("drivers.json");
  private static final Duration TTL = Duration.ofDays(30);

  @TempDir Path directory;

  private final ManualTime time = new ManualTime(Instant.parse("2026-06-07T13:00:00Z"));
  private final FakeCdn cdn = FakeCdn.serving(World.everything());

  @AfterEach
  void close() {
    cdn.close();
  }

  /** Without memory, so that each fetch looks at the disk. */
  private Tif1 open() {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cdns(List.of(cdn.baseUri()))
            .caBundle(cdn.writeCaPem(directory))
            .retryJitter(false)
            .maxRetries(0)
            .memoryCacheMaxBytes(0)
            .cacheDir(directory.resolve("cache"))
            .build();
    return Tif1.builder(config).timeSource(time).open();
  }

  private Origin fetch(Tif1 client) {
    return fetchAsync(client, false);
  }

  private Origin fetchAsync(Tif1 client, boolean async) {
    List<Resource<JsonDocument>> files = List.of(FILE);
    Outcome<JsonDocument> outcome =
        (async ? client.fetchAllAsync(files).join() : client.fetchAll(files)).get(0);
    return ((Outcome.Success<JsonDocument>) outcome).origin();
  }

  @ParameterizedTest
  @ValueSource(longs = {-20_000, -400, -1, 1, 400, 20_000})
  void withinAClientAgesAndLifetimesFollowTheMonotonicClock(long days) {
    try (Tif1 client = open()) {
      fetch(client);
      time.jumpWallClock(Duration.ofDays(days));
      time.advance(TTL.minusSeconds(1));
      for (boolean async : new boolean[] {false, true}) {
        Origin origin = fetchAsync(client, async);
        assertThat(origin.source()).isEqualTo(Origin.Source.DISK);
        assertThat(origin.age()).isEqualTo(TTL.minusSeconds(1));
      }
      assertThat(cdn.requestCount()).isEqualTo(1);

      time.advance(Duration.ofSeconds(1));
      assertThat(fetch(client).age()).isZero();
      assertThat(cdn.requestCount()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-20_000, -400, 400, 20_000})
  void withinAClientAFileIsGivenOutAsStaleWhateverTheClockDoes(long days) {
    try (Tif1 client = open()) {
      fetch(client);
      time.advance(TTL);
      time.jumpWallClock(Duration.ofDays(days));
      cdn.faultAlways(Fault.status(503));

      Origin origin = fetch(client);

      assertThat(origin.isStale()).isTrue();
      assertThat(origin.age()).isEqualTo(TTL);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 400, 1_500}) // not to before the season, when files are not kept as long
  void aFileFromTheFutureIsAskedForAtOnceAndIsNotFreshUntilThen(long days) {
    try (Tif1 first = open()) {
      fetch(first);
    }
    time.jumpWallClock(Duration.ofDays(-days));

    try (Tif1 second = open()) {
      assertThat(fetch(second).age()).isZero();
      assertThat(cdn.requestCount()).isEqualTo(2);
      time.advance(TTL.minusSeconds(1));
      assertThat(fetch(second).age()).isEqualTo(TTL.minusSeconds(1));
      assertThat(cdn.requestCount()).isEqualTo(2);
    }
  }

  @Test
  void aFileFromTheFutureIsGivenOutIfNobodyCanBeAsked() {
    try (Tif1 first = open()) {
      fetch(first);
    }
    time.jumpWallClock(Duration.ofDays(-20_000));
    cdn.faultAlways(Fault.status(503));

    try (Tif1 second = open()) {
      Origin origin = fetch(second);
      assertThat(origin.isStale()).isTrue();
      assertThat(origin.age()).isZero();
    }
  }
}
