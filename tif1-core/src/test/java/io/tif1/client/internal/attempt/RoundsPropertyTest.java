package io.tif1.client.internal.attempt;

import static io.tif1.client.internal.pipe.PipeSamples.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.attempt.Decision.Await;
import io.tif1.client.internal.attempt.Decision.AwaitProbe;
import io.tif1.client.internal.attempt.Decision.GiveUp;
import io.tif1.client.internal.attempt.Decision.Pause;
import io.tif1.client.internal.attempt.Decision.TryNow;
import io.tif1.client.internal.attempt.Decision.Why;
import io.tif1.client.internal.pipe.BreakerView;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.PipeSamples;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.pipe.Verdict.Trust;
import java.time.Duration;
import java.util.ArrayList;
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
    private final Set<Cdn> probed = new HashSet<>();
    private final Set<Cdn> down = new HashSet<>();
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
          open(cdns.get(i));
        }
        if (random.nextInt(4) == 0) {
          heldUntil.put(cdns.get(i), now + seconds(70));
        }
      }
    }

    private void open(Cdn cdn) {
      openUntil.put(cdn, now + seconds(70));
      if (random.nextInt(4) == 0) {
        down.add(cdn);
      }
      if (random.nextInt(4) == 0) {
        probed.add(cdn);
      }
    }

    private long seconds(int most) {
      return (1 + random.nextInt(most)) * SECOND;
    }

    private Verdict failing() {
      Verdict[] all = {
        Verdict.FAILED,
        Verdict.FAILED,
        Verdict.TIMED_OUT,
        Verdict.BAD_BODY,
        Verdict.THROTTLED,
        Verdict.POOL_EXHAUSTED,
        Verdict.REJECTED,
        Verdict.ABSENT
      };
      return all[random.nextInt(all.length)];
    }

    /** Somebody else's probe is answered. */
    void answerProbes() {
      for (Cdn cdn : probed) {
        if (random.nextBoolean()) {
          openUntil.remove(cdn);
          down.remove(cdn);
        } else {
          openUntil.put(cdn, now + seconds(70));
        }
      }
      probed.clear();
    }

    Verdict answer(TryNow asked) {
      Cdn cdn = asked.cdn();
      BreakerView breaker = breaker(cdn, now);
      if (breaker.probing() || breaker.leftNanos(asked.early()) > 0) {
        return Verdict.BREAKER_OPEN;
      }
      Verdict verdict = random.nextInt(3) == 0 ? failing() : usual[cdns.indexOf(cdn)];
      if (verdict == Verdict.THROTTLED) {
        heldUntil.put(cdn, now + seconds(70));
      } else if (verdict.trust() == Trust.FAILURE
          && (!breaker.closed() || random.nextInt(4) == 0)) {
        open(cdn);
      } else if (verdict.trust() == Trust.SUCCESS) {
        openUntil.remove(cdn);
      }
      return verdict;
    }

    @Override
    public BreakerView breaker(Cdn cdn, long nowNanos) {
      Long until = openUntil.get(cdn);
      if (until == null) {
        return BreakerView.CLOSED;
      }
      long left = Math.max(0, until - nowNanos);
      boolean probing = probed.contains(cdn);
      return new BreakerView(false, probing, left, left / 2, down.contains(cdn));
    }

    @Override
    public long holdNanos(Cdn cdn, long nowNanos) {
      return Math.max(0, heldUntil.getOrDefault(cdn, nowNanos) - nowNanos);
    }
  }

  /** A fetch that is carried out, attempts ending in any order. */
  private static final class Run {
    final World world;
    final Rounds rounds;
    final int retries;
    final Deadline deadline;
    final List<TryNow> underWay = new ArrayList<>();
    final Set<Cdn> askedThisRound = new HashSet<>();
    final Set<Cdn> over = new HashSet<>();
    final Set<Cdn> absent = new HashSet<>();
    final Set<Cdn> failedSinceRefused = new HashSet<>();
    int round = 1;
    int rejections;
    int roundsWithFailures;
    boolean failedThisRound;

    Run(World world, int retries, int totalSeconds) {
      this.world = world;
      this.retries = retries;
      this.deadline = Deadline.after(world.now, Duration.ofSeconds(totalSeconds));
      this.rounds =
          new Rounds(
              world.cdns,
              retries,
              deadline,
              Tif1Config.defaults(),
              world.random::nextDouble,
              world);
    }

    Why toTheEnd() {
      for (int steps = 0; steps < 20_000; steps++) {
        Decision decision = rounds.next(world.now);
        if (decision instanceof TryNow asked) {
          begin(asked);
        } else if (decision instanceof Await) {
          end(underWay.remove(world.random.nextInt(underWay.size())));
        } else if (decision instanceof AwaitProbe) {
          assertThat(retries).as("no wait without retries").isPositive();
          world.now += world.seconds(30);
          world.answerProbes();
        } else if (decision instanceof Pause pause) {
          assertThat(retries).as("no pause without retries").isPositive();
          assertThat(underWay).as("under way during a pause").isEmpty();
          assertThat(pause.delay()).isPositive();
          assertThat(pause.delay().toNanos()).isLessThan(deadline.leftNanos(world.now));
          world.now += pause.delay().toNanos();
        } else if (decision instanceof GiveUp giveUp) {
          assertThat(underWay).as("under way at the end").isEmpty();
          return giveUp.why();
        }
        if (deadline.leftNanos(world.now) <= 0) {
          return Why.OUT_OF_TIME; // as the timer of the fetch would say
        }
      }
      throw new AssertionError("no end");
    }

    private void begin(TryNow asked) {
      if (asked.round() > round) {
        askedThisRound.clear();
        roundsWithFailures += failedThisRound ? 1 : 0;
        failedThisRound = false;
        round = asked.round();
      }
      assertThat(asked.round()).isEqualTo(round);
      assertThat(world.holdNanos(asked.cdn(), world.now)).as("asked while held").isZero();
      assertThat(askedThisRound.add(asked.cdn())).as("once a round: %s", asked).isTrue();
      assertThat(over).as("asked after its last answer").doesNotContain(asked.cdn());
      assertThat(underWay.isEmpty() || !absent.isEmpty()).as("one at a time").isTrue();
      underWay.add(asked);
    }

    private void end(TryNow asked) {
      world.now += world.seconds(3);
      boolean probe = !world.breaker(asked.cdn(), world.now).closed();
      Verdict verdict = world.answer(asked);
      switch (verdict) {
        case BREAKER_OPEN, POOL_EXHAUSTED -> askedThisRound.remove(asked.cdn());
        case ABSENT -> {
          absent.add(asked.cdn());
          over.add(asked.cdn());
        }
        case REJECTED -> {
          rejections++;
          over.add(asked.cdn());
        }
        default -> {
          if (verdict.trust() == Trust.FAILURE && !probe) {
            if (rejections == 0) {
              failedThisRound = true;
            } else {
              assertThat(failedSinceRefused.add(asked.cdn())).as("asked once more").isTrue();
            }
          }
        }
      }
      rounds.failed(asked.cdn(), failure(verdict));
    }
  }

  @Property(tries = 5000)
  void everyFetchKeepsTheRules(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int size,
      @ForAll @IntRange(max = 5) int retries,
      @ForAll @IntRange(min = 1, max = 1000) int totalSeconds) {
    var run = new Run(new World(seed, size), retries, totalSeconds);

    Why why = run.toTheEnd();

    assertThat(run.roundsWithFailures)
        .as("failures of closed breakers use up rounds")
        .isLessThanOrEqualTo(retries + (run.rejections > 0 ? 1 : 0));
    if (why == Why.NOT_PUBLISHED) {
      assertThat(run.absent).as("who says so").hasSize(size);
    }
    if (run.absent.size() == size) {
      assertThat(why).isIn(Why.NOT_PUBLISHED, Why.OUT_OF_TIME);
    }
    if (why == Why.REJECTED) {
      assertThat(run.rejections).isPositive();
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
      assertThat(rounds.next(now)).isEqualTo(new TryNow(cdn, 1, false));
      rounds.failed(cdn, failure(Verdict.FAILED));
    }
    assertThat(rounds.next(now)).isInstanceOf(GiveUp.class);
  }
}
