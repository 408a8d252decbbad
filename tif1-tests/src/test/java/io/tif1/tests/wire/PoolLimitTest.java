package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.BreakerState;
import io.tif1.client.Outcome;
import io.tif1.client.PoolExhaustedException;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pool_maxsize bounds, who waits, and what comes of waiting too long. */
class PoolLimitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** One connection, and nothing left to chance. */
  private static UnaryOperator<Tif1Config.Builder> one() {
    return b ->
        b.poolMaxsize(1)
            .poolExhaustionBackoffJitter(Duration.ZERO)
            .timeout(Duration.ofSeconds(200));
  }

  /** A fetch that keeps the one connection busy until the server is told to go on. */
  private static CompletableFuture<?> occupy(World world) {
    world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
    var fetch = world.client.fetchAsync(World.file("slow.json"));
    world.cdn(1).awaitStalled(1);
    return fetch;
  }

  private static void passThePatience(World world) {
    world.time.awaitTimer(PATIENCE::equals);
    world.time.advance(PATIENCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void noMoreConnectionsThanTheMaximumAreOpenedOverHttp1(int most) {
    try (World world = World.http1(b -> b.poolMaxsize(most))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var all = world.begin(() -> world.client.fetchAll(World.files(15)));
      world.cdn(1).awaitStalled(most);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();

      assertThat(all.join()).allMatch(Outcome.Success.class::isInstance);
      assertThat(world.cdn(1).peakInFlight()).isEqualTo(most);
      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(most);
      assertThat(world.client.connectionStats().poolWaits()).isEqualTo(15 - most);
      assertThat(world.elapsed()).isZero();
    }
  }

  @Test
  void oneConnectionIsEnoughForManyRequestsOverHttp2() {
    try (World world = World.of(1, b -> b.poolMaxsize(1))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var all = world.begin(() -> world.client.fetchAll(World.files(15)));
      world.cdn(1).awaitStalled(15);
      world.cdn(1).releaseStalled();

      assertThat(all.join()).allMatch(Outcome.Success.class::isInstance);
      assertThat(world.client.connectionStats().poolWaits()).isZero();
    }
  }

  @Test
  void aFetchThatFindsNoConnectionBacksOffForHalfASecondThenOneThenTwo() {
    try (World world = World.http1(one())) {
      var slow = occupy(world);
      var fetch = world.client.fetchAsync(World.file("a.json"));

      for (int pause = 1; pause <= 3; pause++) {
        passThePatience(world);
        RetryScheduled told = world.passPause(pause);
        assertThat(told.delay()).isEqualTo(Duration.ofMillis(250L << pause));
        assertThat(told.reason()).isEqualTo(PauseReason.POOL_EXHAUSTED);
      }
      passThePatience(world);

      assertThatThrownBy(fetch::join)
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              PoolExhaustedException.class,
              failure -> {
                assertThat(failure.limit()).isEqualTo(1);
                assertThat(failure.inUse()).isEqualTo(1);
                assertThat(failure.waiting()).isZero();
              })
          .hasMessageContaining("raise pool_maxsize");
      assertThat(world.elapsed()).isEqualTo(Duration.ofMillis(43_500));
      world.cdn(1).releaseStalled();
      slow.join();
    }
  }

  @Test
  void anExhaustedPoolIsNoFaultOfTheCdn() {
    try (World world = World.http1(b -> one().apply(b).circuitBreakerThreshold(1).maxRetries(0))) {
      var slow = occupy(world);
      var fetch = world.client.fetchAsync(World.file("a.json"));
      passThePatience(world);

      assertThatThrownBy(fetch::join).hasCauseInstanceOf(PoolExhaustedException.class);
      assertThat(world.client.cdns().get(0).breaker()).isEqualTo(BreakerState.CLOSED);
      assertThat(world.client.cdns().get(0).failuresInARow()).isZero();
      assertThat(world.client.connectionStats().failures()).isZero();
      world.cdn(1).releaseStalled();
      slow.join();
    }
  }

  @Test
  void aTimeoutShorterThanThePatienceOfThePoolIsNoFaultOfTheCdnEither() {
    try (World world = World.http1(b -> one().apply(b).circuitBreakerThreshold(1))) {
      var slow = occupy(world);
      var hurried = world.client.with(o -> o.withTimeout(Duration.ofSeconds(3)).withMaxRetries(0));
      var fetch = hurried.fetchAsync(World.file("a.json"));
      world.time.awaitTimer(Duration.ofSeconds(3)::equals);
      world.time.advance(Duration.ofSeconds(3));

      assertThatThrownBy(fetch::join).hasCauseInstanceOf(PoolExhaustedException.class);
      assertThat(world.client.cdns().get(0).breaker()).isEqualTo(BreakerState.CLOSED);
      world.cdn(1).releaseStalled();
      slow.join();
    }
  }

  @Test
  void thePlainSessionIsToldOfAnExhaustedPoolAtOnce() {
    try (World world = World.http1(one())) {
      var slow = occupy(world);
      var answer = world.client.http().getAsync(world.url(1, "a.json"));
      passThePatience(world);

      assertThatThrownBy(answer::join)
          .cause()
          .isInstanceOf(PoolExhaustedException.class)
          .hasMessageContaining("limit 1, in use 1, waiting 0");
      world.cdn(1).releaseStalled();
      slow.join();
    }
  }

  @Test
  void aConnectionThatBecomesFreeInTimeIsUsed() {
    try (World world = World.http1(one())) {
      var slow = occupy(world);
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.time.awaitTimer(PATIENCE::equals);
      world.time.advance(PATIENCE.minusMillis(1));
      world.cdn(1).releaseStalled();
      slow.join();

      assertThat(fetch.join().sizeBytes()).isPositive();
      assertThat(world.log.of(RetryScheduled.class)).isEmpty();
      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
    }
  }

  @Test
  void raisingTheMaximumRelievesThoseWhoWait() {
    try (World world = World.http1(one())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var all = world.begin(() -> world.client.fetchAll(World.files(6)));
      world.cdn(1).awaitStalled(1);

      world.client.settings().set("pool_maxsize", 6);

      world.cdn(1).awaitStalled(6);
      world.cdn(1).releaseStalled();
      assertThat(all.join()).allMatch(Outcome.Success.class::isInstance);
      assertThat(world.elapsed()).isZero();
    }
  }

  @Test
  void whoIsCancelledWhileWaitingLeavesNothingBehind() {
    try (World world = World.http1(one())) {
      var slow = occupy(world);
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.time.awaitTimer(PATIENCE::equals);

      fetch.cancel(true);

      assertThat(world.time.pendingDelays()).doesNotContain(PATIENCE);
      world.cdn(1).releaseStalled();
      slow.join();
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }
}
