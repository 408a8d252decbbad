package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CircuitOpenException;
import io.tif1.client.FetchFailedException;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Outcome;
import io.tif1.client.PoolExhaustedException;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.Validation;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.BreakerChanged;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.testkit.Content;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The faults of the Python tif1 that break a documented promise or hurt data, one test each, named
 * by their numbers: none of them may come back here. Those that need a part that does not exist yet
 * (the disk cache, the calendar) are listed in docs/promises.md.
 */
class KnownFaultsTest {
  private static final io.tif1.client.Resource<io.tif1.model.JsonDocument> FILE =
      World.file("drivers.json");

  private static final List<Fault> EVERY_WAY_TO_FAIL =
      List.of(
          new Fault.RefuseConnect(),
          Fault.status(500),
          new Fault.GarbageJson(),
          new Fault.HtmlWith200(),
          new Fault.CutAfter(5));

  @Test
  void c01_threeRetriesAreFourRequestsOneIsTwoAndZeroIsOne() {
    for (int retries : new int[] {0, 1, 3}) {
      try (World world = World.of(1, b -> b.maxRetries(retries))) {
        world.cdn(1).faultAlways(Fault.status(500));
        var fetch = world.client.fetchAsync(FILE);
        for (int pause = 1; pause <= retries; pause++) {
          world.passPause(pause);
        }
        assertThatThrownBy(fetch::join).hasCauseInstanceOf(FetchFailedException.class);

        assertThat(world.cdn(1).requestCount()).isEqualTo(1 + retries);
      }
    }
  }

  @Test
  void c02_theFirstPauseIsTwoSecondsAndTheSecondFour() {
    try (World world = World.of(1, b -> b.maxRetries(2))) {
      world.cdn(1).faultAlways(Fault.status(500));
      var fetch = world.client.fetchAsync(FILE);

      assertThat(world.passPause(1).delay()).isEqualTo(Duration.ofSeconds(2));
      assertThat(world.passPause(2).delay()).isEqualTo(Duration.ofSeconds(4));
      assertThatThrownBy(fetch::join).hasCauseInstanceOf(FetchFailedException.class);
    }
  }

  @Test
  void c03_jitterIsOnByDefaultAndZeroIsAllowed() {
    assertThat(Tif1Config.defaults().retryJitterMax()).isEqualTo(Duration.ofSeconds(1));
    Tif1Config none = Tif1Config.defaults().toBuilder().retryJitterMax(Duration.ZERO).build();

    assertThat(none.retryJitterMax()).isZero();
    assertThat(none.get("retry_jitter_max").toString()).startsWith("0");
  }

  @Test
  void c05_aClientErrorIsSentOnceToEachCdn() {
    for (int status : new int[] {400, 401, 403, 451}) {
      try (World world = World.of(1, World.asIs())) {
        world.cdn(1).faultAlways(Fault.status(status));
        assertThatThrownBy(() -> world.client.fetch(FILE))
            .isInstanceOfSatisfying(
                FetchFailedException.class, e -> assertThat(e.status()).isEqualTo(status));

        assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      }
    }
  }

  @Test
  void c06_tooManyRequestsIsWaitedOutAsLongAsTheServerAsks() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(Fault.retryAfter(429, "7"));
      var fetch = world.client.fetchAsync(FILE);

      assertThat(world.passPause(1).delay()).isEqualTo(Duration.ofSeconds(7));
      assertThat(fetch.join().text()).isEqualTo(World.text(FILE));
      assertThat(world.client.cdns().get(0).failuresInARow()).isZero();
    }
  }

  @Test
  void c08_aCdnThatServesRubbishIsPassedOver() {
    for (Fault rubbish : List.of(new Fault.HtmlWith200(), new Fault.JsonArray())) {
      try (World world = World.of(2, World.asIs())) {
        world.cdn(1).faultAlways(rubbish);

        assertThat(world.client.fetch(FILE).text()).isEqualTo(World.text(FILE));
      }
    }
  }

  @Test
  void c09_zeroRetriesStillAskEveryCdnHoweverTheFirstFails() {
    for (Fault fault : EVERY_WAY_TO_FAIL) {
      try (World world = World.of(2, b -> b.maxRetries(0))) {
        world.cdn(1).faultAlways(fault);

        assertThat(world.client.fetch(FILE).text()).as("%s", fault).isEqualTo(World.text(FILE));
        assertThat(world.elapsed()).isZero();
      }
    }
  }

  @Test
  void c15_errorsHaveTheirFactsAsAccessors() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("missing.json")))
          .isInstanceOfSatisfying(
              NotFoundException.class,
              e -> {
                assertThat(e.event()).isEqualTo("Belgian Grand Prix");
                assertThat(e.session()).isEqualTo("Race");
              });
      world.cdn(1).faultAlways(Fault.status(500));
      assertThatThrownBy(() -> world.client.fetch(FILE))
          .isInstanceOfSatisfying(
              FetchFailedException.class,
              e -> assertThat(e.url()).isEqualTo(world.url(1, "drivers.json")));
    }
  }

  @Test
  void c18_oneFailedFetchDoesNotDisableTheOnlyCdn() {
    try (World world = World.of(1, b -> b.maxRetries(3))) {
      world.cdn(1).faultAlways(Fault.status(500));
      var fetch = world.client.fetchAsync(FILE);
      for (int pause = 1; pause <= 3; pause++) {
        world.passPause(pause);
      }
      assertThatThrownBy(fetch::join).hasCauseInstanceOf(FetchFailedException.class);
      world.cdn(1).heal();

      assertThat(world.client.fetch(FILE).text()).isEqualTo(World.text(FILE));
    }
  }

  @Test
  void c18_aCdnThatWasDownForLongComesBackByItself() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.RefuseConnect());
      for (var file : World.files(5)) {
        assertThatThrownBy(() -> world.client.fetch(file)).isInstanceOf(FetchFailedException.class);
      }
      world.cdn(1).heal();
      world.time.advance(Duration.ofSeconds(60));

      assertThat(world.client.fetch(FILE).text()).isEqualTo(World.text(FILE));
      assertThat(world.client.circuitBreaker().state()).hasToString("closed");
    }
  }

  @Test
  void c25_halfOpenLetsExactlyOneRequestThrough() {
    try (World world = World.of(1, b -> b.maxRetries(0).circuitBreakerThreshold(1))) {
      world.cdn(1).faultNext(Fault.status(500));
      assertThatThrownBy(() -> world.client.fetch(FILE)).isInstanceOf(FetchFailedException.class);
      world.time.advance(Duration.ofSeconds(60));
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var probe = world.client.fetchAsync(World.file("probe.json"));
      world.cdn(1).awaitStalled(1);

      for (var file : World.files(20)) {
        assertThatThrownBy(() -> world.client.fetch(file)).isInstanceOf(CircuitOpenException.class);
      }
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
      world.cdn(1).releaseStalled();
      probe.join();
    }
  }

  @Test
  void c26_filesThatAreNotPublishedDoNotOpenTheBreaker() {
    try (World world = World.of(1, b -> b.maxRetries(0), path -> null)) {
      for (var file : World.files(6)) {
        assertThatThrownBy(() -> world.client.fetch(file)).isInstanceOf(NotFoundException.class);
      }
      assertThat(world.log.of(BreakerChanged.class)).isEmpty();
    }
  }

  @Test
  void c33_dnsOverHttpsReallyAnswersForTheCdn() {
    FakeCdn cdn = FakeCdn.builder().host("cdn.example.com").content(World.everything()).start();
    try (DohServer doh = DohServer.start()) {
      doh.answer("cdn.example.com", Duration.ofMinutes(5), "127.0.0.1");
      try (World world =
          World.of(List.of(cdn), b -> b.httpResolvers(List.of("doh://" + doh.uri())))) {
        assertThat(world.client.fetch(FILE).text()).isEqualTo(World.text(FILE));
        assertThat(doh.queryCount()).isPositive();
      }
    }
  }

  @Test
  void c36_aRefusedConnectionIsNoPoolExhaustion() {
    try (World world = World.of(2, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.RefuseConnect());
      world.client.fetch(World.file("pool/max retries.json"));

      assertThat(world.log.of(AttemptEnded.class).get(0).verdict()).isEqualTo("FAILED");
      assertThat(world.log.of(RetryScheduled.class)).isEmpty();
    }
  }

  @Test
  void c36_c37_aRealExhaustionIsDetectedAndBacksOffByHalfASecondDoubling() {
    try (World world =
        World.http1(
            b ->
                b.poolConnections(1)
                    .poolMaxsize(1)
                    .poolExhaustionBackoffJitter(Duration.ZERO)
                    .poolAcquireTimeout(Duration.ofSeconds(10))
                    .maxRetries(2)
                    .timeout(Duration.ofSeconds(100)))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var first = world.client.fetchAsync(World.file("first.json"));
      world.cdn(1).awaitStalled(1);
      var second = world.client.fetchAsync(World.file("second.json"));
      for (int n = 1; n <= 3; n++) {
        world.time.awaitTimer(left -> left.equals(Duration.ofSeconds(10)));
        world.time.advance(Duration.ofSeconds(10));
        if (n < 3) {
          RetryScheduled pause = world.passPause(n);
          assertThat(pause.reason()).isEqualTo(PauseReason.POOL_EXHAUSTED);
          assertThat(pause.delay()).isEqualTo(Duration.ofMillis(n == 1 ? 500 : 1000));
        }
      }

      assertThatThrownBy(second::join)
          .hasCauseInstanceOf(PoolExhaustedException.class)
          .hasMessageContaining("limit 1, in use 1");
      assertThat(world.client.cdns().get(0).failuresInARow()).isZero();
      world.cdn(1).releaseStalled();
      first.join();
    }
  }

  @Test
  void c37_thePoolsBackOffIsHalfASecondUpToFivePlusHalfASecond() {
    Tif1Config defaults = Tif1Config.defaults();

    assertThat(defaults.poolExhaustionBackoffBase()).isEqualTo(Duration.ofMillis(500));
    assertThat(defaults.poolExhaustionBackoffMax()).isEqualTo(Duration.ofSeconds(5));
    assertThat(defaults.poolExhaustionBackoffJitter()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void c39_reuseIsCountedFromWhatHappenedOnTheWire() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.client.fetch(World.file("1.json"));
      assertThat(world.client.connectionStats().reuseRate()).isZero();
      for (var file : World.files(9)) {
        world.client.fetch(file);
      }
      world.client.http().get(world.url(1, "plain.json"));
      var stats = world.client.connectionStats();

      assertThat(stats.totalRequests()).isEqualTo(11).isEqualTo(world.cdn(1).requestCount());
      assertThat(stats.connectionsCreated())
          .isEqualTo(1)
          .isEqualTo(world.cdn(1).connectionsAccepted());
      assertThat(stats.connectionsReused()).isEqualTo(10);
    }
  }

  @Test
  void c39_failedConnectsCountAsRequests() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.RefuseConnect());
      for (var file : World.files(3)) {
        assertThatThrownBy(() -> world.client.fetch(file)).isInstanceOf(FetchFailedException.class);
      }

      assertThat(world.client.connectionStats().totalRequests()).isEqualTo(3);
      assertThat(world.client.connectionStats().failures()).isEqualTo(3);
    }
  }

  @Test
  void c40_moreThanThirtyTwoRequestsRunAtATime() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(128))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(120));
      world.cdn(1).awaitStalled(100);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();
      batch.join();

      assertThat(world.cdn(1).peakInFlight()).isGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void c41_askingDoesNotBlockTheCallersThread() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var asked = new ArrayList<CompletableFuture<?>>();
      for (var file : World.files(50)) {
        asked.add(world.client.fetchAsync(file)); // returns although nothing answers
      }
      world.cdn(1).awaitStalled(20);

      assertThat(asked).noneMatch(CompletableFuture::isDone);
      asked.forEach(future -> future.cancel(true));
    }
  }

  @Test
  void c45_afterCleanUpTheNextUseWorks() {
    Tif1 first = Tif1.shared();
    Tif1.closeShared();
    Tif1 second = Tif1.shared();
    try {
      assertThatThrownBy(() -> first.fetch(FILE)).isInstanceOf(FetchFailedException.class);
      assertThat(second.stats().fetches()).isZero();
      second.settings().set("offline_mode", true);
      assertThatThrownBy(() -> second.fetch(FILE)).hasMessageContaining("offline_mode");
    } finally {
      Tif1.closeShared();
    }
  }

  @Test
  void c47_withoutALimitOfOnesOwnTheConfiguredOneHolds() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(2))) {
      var inside = new AtomicInteger();
      var peak = new AtomicInteger();
      var gate = new CompletableFuture<Integer>();
      var tasks = new ArrayList<CompletableFuture<Integer>>();
      for (int i = 0; i < 20; i++) {
        tasks.add(
            world.client.withRateLimit(
                () -> {
                  peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  return gate.thenApply(x -> inside.decrementAndGet());
                }));
      }
      gate.complete(1);
      tasks.forEach(CompletableFuture::join);

      assertThat(peak).hasValue(2);
    }
  }

  @Test
  void c49_noThrowableIsEverAmongTheResults() {
    try (World world = World.of(1, b -> b.maxRetries(0).closeTimeout(Duration.ZERO))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(30));
      world.cdn(1).awaitStalled(20);
      var closing = world.begin(() -> close(world.client));
      world.time.awaitTimer(Duration::isZero);
      world.time.advance(Duration.ZERO);
      closing.join();

      assertThat(batch.join())
          .hasSize(30)
          .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Failure.class));
    }
  }

  private static boolean close(Tif1 client) {
    client.close();
    return true;
  }

  @Test
  void c50_identicalFetchesAreOneRequest() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetchAll(Collections.nCopies(10, FILE));

      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void c51_cancellingEndsTheTransferAndFreesThePermit() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      world.cdn(1).faultNext(new Fault.StallAfter(5));
      var fetch = world.client.fetchAsync(FILE);
      world.cdn(1).awaitStalled(1);
      fetch.cancel(true);
      world.cdn(1).awaitAborted(1);

      assertThat(world.client.fetch(World.file("next.json")).sizeBytes()).isPositive();
    }
  }

  @Test
  void c55_validationIsOnByDefaultAndNeverReshapesADocument() {
    assertThat(Tif1Config.defaults().validation()).isEqualTo(Validation.LENIENT);
    String published = "{\"drv\":[\"VER\"],\"ms1\":[\"0135\"],\"unknown\":[1]}";
    Content content = Content.of(Map.of("2021@main/Belgian Grand Prix/Race/a.json", published));
    for (Validation validation : Validation.values()) {
      try (World world = World.of(1, b -> b.validation(validation), content)) {
        assertThat(world.client.fetch(World.file("a.json")).text()).isEqualTo(published);
      }
    }
  }

  @Test
  void c55_aBodyThatIsNoJsonObjectIsAnErrorInEveryMode() {
    for (Validation validation : Validation.values()) {
      try (World world = World.of(1, b -> b.maxRetries(0).validation(validation))) {
        world.cdn(1).faultAlways(new Fault.JsonArray());
        assertThatThrownBy(() -> world.client.fetch(FILE)).isInstanceOf(InvalidDataException.class);
      }
    }
  }

  @Test
  void c56_everyKindOfFileInItsPublishedShapeIsAccepted() {
    var session = SessionSimulator.session(2026, "Simulated Grand Prix", "Race").seed(7).laps(5);
    var simulated = session.drivers(4).build();
    try (World world = World.of(1, World.asIs(), simulated::bytes)) {
      var files =
          simulated
              .files()
              .map(path -> io.tif1.client.Resource.json(2026, "Simulated Grand Prix", "Race", path))
              .toList();

      assertThat(files).hasSizeGreaterThan(20);
      assertThat(world.client.fetchAll(files)).allMatch(o -> o instanceof Outcome.Success<?>);
    }
  }

  @Test
  void c57_bareNaNIsAccepted() {
    Content content =
        Content.of(
            Map.of("2021@main/Belgian Grand Prix/Race/strategy.json", "{\"LapEnd\":[NaN,12]}"));
    try (World world = World.of(1, World.asIs(), content)) {
      var document = world.client.fetch(World.file("strategy.json"));

      assertThat(document.asMap()).containsEntry("LapEnd", List.of(Double.NaN, 12));
    }
  }

  @Test
  void c59_cachingIsOnByDefault() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(FILE);
      world.client.fetch(FILE);

      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void c70_namesAreEncodedSegmentBySegmentAndCannotLeaveTheirFolder() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file("a?b#c%2525.json"));
      assertThat(world.cdn(1).requests().get(0).rawPath()).doesNotContain("?").doesNotContain("#");
    }
    assertThatThrownBy(() -> World.file("../../other/secret.json"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> World.file("%2e%2e/secret.json"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
