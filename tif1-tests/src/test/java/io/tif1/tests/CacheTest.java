package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Origin;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The memory level of the cache, as callers meet it. */
class CacheTest {
  private static final Resource<JsonDocument> FILE = World.file("drivers.json");

  @ParameterizedTest
  @EnumSource(Door.class)
  void aFileThatWasHadIsNotAskedForAgain(Door door) {
    try (World world = World.of(1, World.asIs())) {
      door.fetch(world.client, FILE);
      world.time.advance(Duration.ofDays(29));

      assertThat(door.fetch(world.client, FILE).text()).isEqualTo(World.text(FILE));
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      assertThat(world.client.stats().memoryHits()).isEqualTo(1);
    }
  }

  @Test
  void anOutcomeSaysThatItIsFromMemoryAndHowOldItIs() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(FILE);
      world.time.advance(Duration.ofMinutes(7));

      Outcome<JsonDocument> outcome = world.client.fetchAll(List.of(FILE)).get(0);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Success.class,
              success -> {
                assertThat(success.origin().source()).isEqualTo(Origin.Source.MEMORY);
                assertThat(success.origin().age()).isEqualTo(Duration.ofMinutes(7));
                assertThat(success.origin().cdn()).isEqualTo(world.name(1));
              });
    }
  }

  @Test
  void filesOfOlderSeasonsAreAskedForAgainAfterThirtyDays() {
    try (World world = World.of(1, World.asIs())) {
      var old = Resource.json(2019, "Belgian Grand Prix", "Race", "drivers.json");
      world.client.fetch(old);
      world.time.advance(Duration.ofDays(30));
      world.client.fetch(old);

      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void filesOfTheRunningSeasonAreAskedForAgainAfterAnHour() {
    try (World world = World.of(1, World.asIs())) {
      int year = Integer.parseInt(world.time.instant().toString().substring(0, 4));
      var running = Resource.json(year, "Belgian Grand Prix", "Race", "weather.json");
      world.client.fetch(running);
      world.time.advance(Duration.ofMinutes(59));
      world.client.fetch(running);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      world.time.advance(Duration.ofMinutes(1));
      world.client.fetch(running);

      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void thatAFileIsNotPublishedIsRememberedForTenMinutes() {
    try (World world = World.of(1, World.asIs())) {
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> world.client.fetch(World.file("missing.json")))
            .isInstanceOf(NotFoundException.class);
      }
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      world.time.advance(Duration.ofMinutes(10));
      assertThatThrownBy(() -> world.client.fetch(World.file("missing.json")))
          .isInstanceOf(NotFoundException.class);

      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void refreshGoesToTheNetworkAndStores() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(FILE);
      world.client.with(o -> o.withCache(CachePolicy.REFRESH)).fetch(FILE);
      world.client.fetch(FILE);

      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void bypassNeitherReadsNorStores() {
    try (World world = World.of(1, World.asIs())) {
      var bypass = world.client.with(o -> o.withCache(CachePolicy.BYPASS));
      bypass.fetch(FILE);
      bypass.fetch(FILE);
      world.client.fetch(FILE);

      assertThat(world.cdn(1).requestCount()).isEqualTo(3);
    }
  }

  @Test
  void readOnlyReadsButDoesNotStore() {
    try (World world = World.of(1, World.asIs())) {
      var readOnly = world.client.with(o -> o.withCache(CachePolicy.of(true, false)));
      readOnly.fetch(FILE);
      world.client.fetch(FILE);
      readOnly.fetch(FILE);

      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void onlyTheCacheMeansNoRequestAndAnErrorThatSaysWhatIsMissing() {
    try (World world = World.of(1, World.asIs())) {
      var only = world.client.with(o -> o.withCache(CachePolicy.ONLY));

      assertThatThrownBy(() -> only.fetch(FILE))
          .isInstanceOfSatisfying(
              FetchFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CACHED))
          .hasMessageContaining(FILE.file());
      assertThat(world.cdn(1).requestCount()).isZero();
      world.client.fetch(FILE);
      assertThat(only.fetch(FILE).text()).isEqualTo(World.text(FILE));
    }
  }

  @Test
  void offlineModeNeverAsksTheNetworkWhateverTheOptions() {
    try (World world = World.of(1, b -> b.offlineMode(true))) {
      assertThatThrownBy(() -> world.client.with(o -> o.withCache(CachePolicy.REFRESH)).fetch(FILE))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("offline_mode");
      assertThat(world.cdn(1).requestCount()).isZero();
    }
  }

  @Test
  void ciModeGoesToTheNetworkEachTimeAndStoresNothing() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(FILE);
      world.client.settings().set("ci_mode", true);
      world.client.fetch(FILE);
      world.client.fetch(FILE);

      assertThat(world.cdn(1).requestCount()).isEqualTo(3);
    }
  }

  @Test
  void whatIsNoGoodIsNotStored() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.JsonArray());
      assertThatThrownBy(() -> world.client.fetch(FILE)).isInstanceOf(InvalidDataException.class);

      assertThat(world.client.fetch(FILE).text()).isEqualTo(World.text(FILE));
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void theLeastUsefulIsDroppedWhenTheMemoryBoundIsReached() {
    try (World world = World.of(1, b -> b.memoryCacheMaxBytes(20_000))) {
      world.client.fetchAll(World.files(200));
      world.client.fetchAll(World.files(200));

      assertThat(world.cdn(1).requestCount()).isGreaterThan(300);
    }
  }

  @Test
  void namesThatMeanTheSameFileShareOneEntry() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(Resource.json(2021, "São Paulo Grand Prix", "Race", "drivers.json"));
      world.client.fetch(
          Resource.json(2021, "S%C3%A3o%20Paulo%20Grand%20Prix", "Race", "drivers.json"));
      world.client.fetch(Resource.json(2021, "Sa\u0303o Paulo Grand Prix", "Race", "drivers.json"));

      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      assertThat(world.cdn(1).requests().get(0).rawPath())
          .endsWith("/2021@main/S%C3%A3o%20Paulo%20Grand%20Prix/Race/drivers.json");
    }
  }
}
