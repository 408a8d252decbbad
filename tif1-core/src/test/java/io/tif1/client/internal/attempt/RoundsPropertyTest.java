package io.tif1.client.internal.attempt;

import static io.tif1.client.internal.pipe.PipeSamples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.attempt.Decision.GiveUp;
import io.tif1.client.internal.attempt.Decision.Pause;
import io.tif1.client.internal.attempt.Decision.TryNow;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.PipeSamples;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.pipe.Verdict.Trust;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of every fetch, in a small world of CDNs that do whatever chance says. */
class RoundsPropertyTest {
  private static final long SECOND = 1_000_000_000L;

  /** CDNs that fail at random, with breakers that open and holds that they ask for. */
  private static final class World implements Rounds.Obstacles {
    private final Random random;
    private final List<Cdn> cdns;
    private final Map<Cdn, Long> openUntil = new HashMap<>();
    private final Map<Cdn, Long> heldUntil = new HashMap<>();
    private final Verdict[] usual;
    private long now;

    World(long seed, int size) {
      random = new Random(seed);
      now = random.nextLong();
      cdns = IntStream.range(0, size).mapToObj(i -> PipeSamples.cdn("cdn" + i)).toList();
      usual = new Verdict[size];
      for (int i = 0; i < size; i++) {
        usual[i] = failing();
        if (random.nextInt(4) == 0) {
          openUntil.put(cdns.get(i), now + seconds(70));
        }
        if (random.nextInt(4) == 0) {
          heldUntil.put(cdns.get(i), now + seconds(70));
        }
      }
    }

    private long seconds(int most) {
      return random.nextInt(most) * SECOND;
    }

    private Verdict failing() {
      Verdict[] all = {
        Verdict.FAILED,
        Verdict.FAILED,
        Verdict.TIMED_OUT,
        Verdict.BAD_BODY,
        Verdict.THROTTLED,
        Verdict.POOL_EXHAUSTED,
        Verdict.REJECTED
      };
      return all[random.nextInt(all.length)];
    }

    Verdict ask(Cdn cdn) {
      if (breakerNanos(cdn, now) > 0) {
        return Verdict.BREAKER_OPEN;
      }
      now += seconds(3);
      Verdict verdict = random.nextInt(3) == 0 ? failing() : usual[cdns.indexOf(cdn)];
      if (verdict == Verdict.THROTTLED && random.nextBoolean()) {
        heldUntil.put(cdn, now + seconds(70));
      } else if (verdict.trust() == Trust.FAILURE && random.nextInt(4) == 0) {
        openUntil.put(cdn, now + seconds(70));
      }
      return verdict;
    }

    @Override
    public long breakerNanos(Cdn cdn, long nowNanos) {
      return Math.max(0, openUntil.getOrDefault(cdn, nowNanos) - nowNanos);
    }

    @Override
    public long holdNanos(Cdn cdn, long nowNanos) {
      return Math.max(0, heldUntil.getOrDefault(cdn, nowNanos) - nowNanos);
    }
  }

  @Property(tries = 5000)
  void everyFetchKeepsTheRules(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int size,
      @ForAll @IntRange(max = 5) int retries,
      @ForAll @IntRange(max = 100) int totalSeconds) {
    var world = new World(seed, size);
    Deadline deadline = Deadline.after(world.now, Duration.ofSeconds(totalSeconds));
    var rounds =
        new Rounds(
            world.cdns, retries, deadline, Tif1Config.defaults(), world.random::nextDouble, world);
    Set<Cdn> askedThisRound = new HashSet<>();
    Set<Cdn> rejected = new HashSet<>();
    boolean afterPause = false;
    boolean sent = true; // whether anything was sent since the last pause
    int round = 1;
    int steps = 0;
    for (Decision decision = rounds.next(world.now);
        !(decision instanceof GiveUp);
        decision = rounds.next(world.now)) {
      // Every round asks each CDN once and pauses once or twice; the pool adds N of each.
      assertThat(++steps).isLessThanOrEqualTo((1 + retries) * (size + 2) + 2 * retries);
      if (decision instanceof Pause pause) {
        assertThat(retries).as("no pause without retries").isPositive();
        assertThat(afterPause).as("two pauses in a row").isFalse();
        assertThat(pause.delay().toNanos()).isLessThan(deadline.leftNanos(world.now));
        world.now += pause.delay().toNanos();
        afterPause = true;
        sent = false;
      } else if (decision instanceof TryNow asked) {
        afterPause = false;
        assertThat(asked.round()).isBetween(round, retries + 1);
        assertThat(world.holdNanos(asked.cdn(), world.now)).as("asked while held").isZero();
        if (asked.round() > round) {
          askedThisRound.clear();
          round = asked.round();
        }
        assertThat(askedThisRound.add(asked.cdn())).as("once a round: %s", asked).isTrue();
        assertThat(rejected).doesNotContain(asked.cdn());
        Verdict verdict = world.ask(asked.cdn());
        sent |= verdict != Verdict.BREAKER_OPEN;
        if (verdict == Verdict.REJECTED) {
          rejected.add(asked.cdn());
        } else if (verdict == Verdict.POOL_EXHAUSTED) {
          askedThisRound.remove(asked.cdn());
        }
        rounds.failed(asked.cdn(), failure(verdict));
      }
    }
    assertThat(sent).as("a pause of which nothing came").isTrue();
    if (!rejected.isEmpty()) {
      assertThat(round).as("no round follows a rejection").isEqualTo(rounds.round());
    }
  }

  @Property
  void aRoundAsksEveryCdnThatNothingStandsInTheWayOf(
      @ForAll @IntRange(min = 1, max = 5) int size, @ForAll @LongRange(min = 0) long now) {
    List<Cdn> cdns = IntStream.range(0, size).mapToObj(i -> PipeSamples.cdn("cdn" + i)).toList();
    var world = new World(0, size);
    world.openUntil.clear();
    world.heldUntil.clear();
    var rounds =
        new Rounds(
            cdns, 0, Deadline.after(now, Duration.ZERO), Tif1Config.defaults(), () -> 0, world);
    for (Cdn cdn : cdns) {
      assertThat(rounds.next(now)).isEqualTo(new TryNow(cdn, 1));
      rounds.failed(cdn, failure(Verdict.FAILED));
    }
    assertThat(rounds.next(now)).isInstanceOf(GiveUp.class);
  }
}
