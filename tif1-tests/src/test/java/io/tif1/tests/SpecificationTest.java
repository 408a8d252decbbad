package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.BreakerState;
import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Validation;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedDriver;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The samples of the specification, and those of its promises that no other test is about. */
class SpecificationTest {
  private static final String EVENT = "Simulated Grand Prix";

  private static SimulatedSession race() {
    return SessionSimulator.session(2021, EVENT, "Race").seed(3).drivers(6).laps(6).build();
  }

  private static Resource<JsonDocument> file(String path) {
    return Resource.json(2021, EVENT, "Race", path);
  }

  private static List<String> codes(SimulatedSession session, int count) {
    return session.drivers().stream().limit(count).map(SimulatedDriver::code).toList();
  }

  // ---- the session

  @Test
  void theSessionGetsAnyUrlAndReadsItsBodyAsJson() {
    try (World world = World.of(1, World.asIs())) {
      var answer = world.client.http().get(world.url(1, "drivers.json"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().asMap()).containsKey("rows");
      assertThat(world.client.http().get(world.url(1, "missing.json")).status()).isEqualTo(404);
    }
  }

  @Test
  void manyThreadsMayShareOneClient() throws InterruptedException {
    try (World world = World.of(1, World.asIs())) {
      var ready = new CountDownLatch(16);
      var callers = new ArrayList<CompletableFuture<Boolean>>();
      for (int t = 0; t < 16; t++) {
        int thread = t;
        callers.add(
            world.begin(
                () -> {
                  ready.countDown();
                  boolean right = true;
                  for (int i = 0; i < 25; i++) {
                    var wanted = World.file(thread + "/" + i + ".json");
                    right &= world.client.fetch(wanted).text().equals(World.text(wanted));
                  }
                  return right;
                }));
      }
      ready.await();

      assertThat(callers).extracting(CompletableFuture::join).containsOnly(true);
    }
  }

  @Test
  void requestsNameTheLibrary() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file("drivers.json"));
      world.client.http().get(world.url(1, "drivers.json"));

      assertThat(world.cdn(1).requests())
          .allSatisfy(
              request ->
                  assertThat(request.header("user-agent").orElseThrow())
                      .matches("tif1-java/\\S+ \\(\\+https?://.+\\)"));
    }
  }

  @Test
  void http2IsSpokenUnlessMultiplexingIsSwitchedOff() {
    for (boolean multiplexed : new boolean[] {true, false}) {
      try (World world = World.of(1, b -> b.httpMultiplexed(multiplexed))) {
        world.client.fetch(World.file("drivers.json"));

        assertThat(world.cdn(1).requests().get(0).protocol())
            .isEqualTo(multiplexed ? HttpProtocol.HTTP_2 : HttpProtocol.HTTP_1_1);
      }
    }
  }

  @Test
  void manyRequestsAtOnceToAColdHttp2ServerOpenOneConnection() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetchAll(World.files(200));

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
      assertThat(world.client.connectionStats().connectionsCreated()).isEqualTo(1);
      assertThat(world.client.connectionStats().byProtocol())
          .containsExactly(Map.entry("h2", 200L));
    }
  }

  @Test
  void idleConnectionsAreClosedAfterTheKeepAliveTime() {
    for (HttpProtocol protocol : HttpProtocol.OVER_TCP) {
      boolean multiplexed = protocol == HttpProtocol.HTTP_2;
      try (World world =
          World.of(
              1, b -> b.httpMultiplexed(multiplexed).keepaliveTimeout(Duration.ofMillis(50)))) {
        world.client.fetch(World.file("drivers.json"));
        world.cdn(1).awaitIdle();

        world.awaitThat(() -> world.cdn(1).openConnections() == 0, "the idle connection to close");
      }
    }
  }

  @Test
  void aConnectionIsRetiredAfterItsNumberOfRequests() {
    for (boolean multiplexed : new boolean[] {true, false}) {
      try (World world = World.of(1, b -> b.httpMultiplexed(multiplexed).keepaliveMaxRequests(5))) {
        for (var wanted : World.files(20)) {
          world.client.fetch(wanted);
        }

        assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(4);
      }
    }
  }

  @Test
  void raisingThePoolsSizeRelievesThoseWhoWait() {
    try (World world = World.http1(b -> b.poolConnections(1).poolMaxsize(1))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var first = world.client.fetchAsync(World.file("first.json"));
      world.cdn(1).awaitStalled(1);
      var second = world.client.fetchAsync(World.file("second.json"));
      world.awaitThat(() -> world.client.connectionStats().poolWaits() == 1, "the wait to begin");
      world.client.settings().set("pool_maxsize", 2);

      assertThat(second.join().sizeBytes()).isPositive();
      assertThat(first).isNotDone();
      world.cdn(1).releaseStalled();
      first.join();
    }
  }

  @Test
  void statisticsBeforeAnyRequestAreZeroAndPrintable() {
    try (World world = World.of(1, World.asIs())) {
      var stats = world.client.connectionStats();

      assertThat(stats.totalRequests()).isZero();
      assertThat(String.format(java.util.Locale.ROOT, "%.1f%%", stats.reuseRate()))
          .isEqualTo("0.0%");
    }
  }

  // ---- fetch_json_async

  @ParameterizedTest
  @EnumSource(Door.class)
  void theSampleLoadsTheDrivers(Door door) {
    SimulatedSession race = race();
    try (World world = World.of(1, World.asIs(), race)) {
      JsonDocument data = door.fetch(world.client, file("drivers.json"));

      assertThat((List<?>) data.asMap().get("drivers")).hasSize(6);
    }
  }

  @Test
  void aCallsOptionsAreItsOwn() {
    try (World world = World.of(1, World.asIs())) {
      var own =
          world.client.with(
              o ->
                  o.withMaxRetries(0)
                      .withTimeout(Duration.ofSeconds(60))
                      .withCache(CachePolicy.of(false, false))
                      .withValidation(Validation.OFF));
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var fetch = own.fetchAsync(World.file("drivers.json"));
      world.cdn(1).awaitStalled(1);
      world.time.advance(Duration.ofSeconds(59));
      assertThat(fetch).isNotDone();
      world.time.advance(Duration.ofSeconds(1));

      assertThatThrownBy(fetch::join).hasCauseInstanceOf(FetchFailedException.class);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void optionsThatMakeNoSenseAreRefusedBeforeAnythingIsSent() {
    try (World world = World.of(1, World.asIs())) {
      assertThatThrownBy(() -> world.client.with(o -> o.withMaxRetries(-1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("-1");
      assertThatThrownBy(() -> world.client.with(o -> o.withTimeout(Duration.ZERO)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PT0S");
      assertThat(world.cdn(1).requestCount()).isZero();
    }
  }

  @Test
  void settingsReadAndRaisedAtRunTimeHoldFromTheNextFetch() {
    try (World world = World.of(1, World.asIs())) {
      assertThat(world.client.settings().get("timeout").toString()).isEqualTo("30");
      world.client.settings().set("timeout", 60);

      assertThat(world.client.options().timeout()).isEqualTo(Duration.ofSeconds(60));
      assertThat(world.client.with(o -> o.withMaxRetries(1)).options().timeout())
          .isEqualTo(Duration.ofSeconds(60));
    }
  }

  // ---- complete examples

  @ParameterizedTest
  @EnumSource(Door.class)
  void theSampleLoadsAllDriversLapsInParallel(Door door) {
    SimulatedSession race = race();
    try (World world = World.of(1, World.asIs(), race)) {
      List<String> drivers = codes(race, 5);
      var requests = drivers.stream().map(driver -> file("laps_" + driver + ".json")).toList();
      var ten = world.client.with(o -> o.withMaxConcurrentRequests(10));

      var results = door.fetchAll(ten, requests);

      for (int i = 0; i < drivers.size(); i++) {
        Map<String, Object> laps = results.get(i).orElseThrow().asMap();
        assertThat((List<?>) laps.get("lap")).hasSize(race.lapTimes(drivers.get(i)).length);
      }
    }
  }

  @Test
  void theSampleCatchesNotFoundBeforeNetworkErrors() {
    try (World world = World.of(1, b -> b.maxRetries(0), race())) {
      String said;
      try {
        world.client.with(o -> o.withTimeout(Duration.ofSeconds(60))).fetch(file("laps_XXX.json"));
        said = "had";
      } catch (NotFoundException e) {
        said = "not found: " + e.event() + " " + e.session();
      } catch (FetchFailedException e) {
        said = "network error: " + e.url();
      }

      assertThat(said).isEqualTo("not found: " + EVENT + " Race");
    }
  }

  @Test
  void theSampleFetchesTelemetryInSlicesOfTwenty() {
    SimulatedSession race = race();
    try (World world = World.of(1, World.asIs(), race)) {
      var requests = new ArrayList<Resource<JsonDocument>>();
      for (String driver : codes(race, 6)) {
        for (int lap = 1; lap <= 5; lap++) {
          requests.add(file("telemetry_" + driver + "_" + lap + ".json"));
        }
      }
      var all = new ArrayList<Outcome<JsonDocument>>();
      var ten = world.client.with(o -> o.withMaxConcurrentRequests(10));
      for (int i = 0; i < requests.size(); i += 20) {
        all.addAll(ten.fetchAll(requests.subList(i, Math.min(i + 20, requests.size()))));
      }

      assertThat(all).hasSize(30).noneMatch(outcome -> outcome instanceof Outcome.Failure<?>);
      assertThat(world.cdn(1).peakInFlight()).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void theSampleSeesTheBreakerOpenWaitsAndResetsIt() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(Fault.status(500));
      for (var wanted : World.files(5)) {
        assertThatThrownBy(() -> world.client.fetch(wanted))
            .isInstanceOf(FetchFailedException.class);
      }
      world.cdn(1).heal();
      var breaker = world.client.circuitBreaker();
      assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
      assertThat(breaker.state()).hasToString("open");
      world.time.advance(Duration.ofSeconds(60));
      breaker.reset();

      assertThat(breaker.state()).hasToString("closed");
      assertThat(world.client.fetch(World.file("drivers.json")).sizeBytes()).isPositive();
    }
  }

  @Test
  void decodingRunsOnAsManyThreadsAsConfigured() {
    try (World world = World.of(1, b -> b.jsonParseWorkers(1), race())) {
      world.client.fetchAll(race().files().map(SpecificationTest::file).toList());

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("tif1-decode"))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void allThreadsOfAClientAreDaemonsSoThatAPlainMainMayEnd() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetchAll(World.files(10));

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().startsWith("tif1-"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }
}
