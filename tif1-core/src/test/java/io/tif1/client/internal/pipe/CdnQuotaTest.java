package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.internal.pipe.RateLimitFields.Quota;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CdnQuotaTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final int LIMIT = 300;
  private static final int WINDOW = 60;

  private final CdnQuota quota = new CdnQuota();
  private long now = Long.MAX_VALUE - 5; // nanoTime may overflow

  private static Quota left(long remaining, long resetSeconds) {
    return new Quota(
        remaining, Duration.ofSeconds(resetSeconds), LIMIT, Duration.ofSeconds(WINDOW));
  }

  /** How many more may be sent now. */
  private int allowed() {
    int count = 0;
    while (quota.holdNanos(now) == 0 && count < 2 * LIMIT) {
      quota.taken(now);
      count++;
    }
    for (int i = 0; i < count; i++) {
      quota.notSent();
    }
    return count;
  }

  @Example
  void b7_aRequestUnderWayCountsAsSpent() {
    for (int i = 0; i < 8; i++) {
      quota.taken(now);
    }
    quota.answered(left(10, 60), now, now);

    assertThat(allowed()).isEqualTo(3);
  }

  @Example
  void b7_aCancelledRequestCountsUntilAnAnswerKnowsOfIt() {
    quota.taken(now);
    quota.taken(now);
    quota.lost(now + MILLI, true);
    quota.answered(left(10, 60), now, now + 2 * MILLI);
    assertThat(allowed()).isEqualTo(9);

    quota.taken(now + 3 * MILLI);
    quota.answered(left(8, 60), now + 3 * MILLI, now + 4 * MILLI);
    assertThat(allowed()).isEqualTo(8);
  }

  @Example
  void aRequestThatIsNotSentIsGivenBack() {
    quota.answered(left(10, 60), now, now);
    quota.taken(now);
    quota.notSent();

    assertThat(allowed()).isEqualTo(10);
  }

  @Example
  void b7_whatIsLeftDoesNotRiseWithinAWindow() {
    for (int i = 0; i < 3; i++) {
      quota.taken(now);
    }
    quota.answered(left(5, 30), now, now + SECOND);
    quota.answered(left(7, 31), now, now + 2 * SECOND);
    quota.answered(left(6, 31), now, now + 3 * SECOND);

    assertThat(allowed()).isEqualTo(5);
  }

  @Example
  void b7_aSlowAnswerOfTheLastWindowSaysNothingOfThisOne() {
    long begun = now;
    quota.taken(begun);
    quota.taken(begun);
    quota.answered(left(0, 5), begun, begun);
    now = begun + 6 * SECOND;
    assertThat(allowed()).isGreaterThan(LIMIT - 3);

    quota.answered(left(1, 5), begun, now);
    assertThat(allowed()).isGreaterThan(LIMIT - 3);
    assertThat(quota.holdNanos(now)).isZero();
  }

  @Example
  void b7_aWindowThatBeginsWithItsFirstRequestIsNotTakenToEndEarlier() {
    quota.taken(now);
    quota.answered(left(0, 60), now, now);
    now += 60 * SECOND;
    assertThat(quota.holdNanos(now)).isZero(); // it has ended; the next one begins with a request
    now += SECOND - MILLI;
    quota.taken(now);
    quota.answered(left(0, 60), now, now + MILLI);

    assertThat(quota.holdNanos(now + MILLI)).isEqualTo(60 * SECOND);
  }

  @Example
  void aCdnThatDoesNotTellAnyMoreIsFree() {
    quota.taken(now);
    quota.answered(left(0, 60), now, now);
    now += 60 * SECOND;
    quota.taken(now);
    quota.answered(null, now, now);
    now += 60 * SECOND;

    assertThat(quota.holdNanos(now)).isZero();
    assertThat(quota.perSecond(now)).isInfinite();
    assertThat(allowed()).isEqualTo(2 * LIMIT);
  }

  @Example
  void anUnknownCdnIsNotFloodedWithRequestsThatAreCancelled() {
    for (int i = 0; i < 20; i++) {
      assertThat(quota.doubtNanos(20, now)).isZero();
      quota.taken(now);
      quota.lost(now, true);
    }
    assertThat(quota.doubtNanos(20, now)).isEqualTo(CdnQuota.DOUBT_NANOS);
    assertThat(quota.doubtNanos(Integer.MAX_VALUE, now)).isZero();

    now += CdnQuota.DOUBT_NANOS;
    assertThat(quota.doubtNanos(20, now)).isZero();
  }

  @Example
  void oneAnswerEndsTheDoubt() {
    for (int i = 0; i < 20; i++) {
      quota.taken(now);
    }
    assertThat(quota.doubtNanos(20, now)).isPositive();
    quota.answered(null, now, now);

    assertThat(quota.doubtNanos(1, now)).isZero();
  }

  @Example
  void requestsThatFailDoNotKeepOthersFromAnUnknownCdn() {
    for (int i = 0; i < 20; i++) {
      quota.taken(now);
      quota.lost(now, false);
    }

    assertThat(quota.doubtNanos(20, now)).isZero();
  }

  /** A request on its way: when the server counts it, when the client hears of it. */
  private record Flight(long sent, long counted, long ends, boolean cancelled, Quota[] answer) {}

  /**
   * A server with a quota in fixed windows, which begin on the clock or with a request, and tells
   * seconds rounded up or down; a client that sends whenever it may, of whose requests some are
   * cancelled before their answer comes.
   */
  @Property(tries = 300)
  void b7_noRequestIsBeyondTheQuota(
      @ForAll @IntRange(min = 20, max = 300) int limit,
      @ForAll @IntRange(min = 4, max = 60) int window,
      @ForAll @IntRange(min = 1, max = 800) int latencyMillis,
      @ForAll @IntRange(min = 0, max = 60) int cancelledPercent,
      @ForAll boolean roundedUp,
      @ForAll boolean onTheClock,
      @ForAll Random random) {
    var client = new CdnQuota();
    var toCount = new PriorityQueue<Flight>(Comparator.comparingLong(Flight::counted));
    var toEnd = new PriorityQueue<Flight>(Comparator.comparingLong(Flight::ends));
    long at = random.nextInt(10_000) * MILLI;
    long stop = at + 6 * window * SECOND;
    long ends = 0;
    int used = 0;
    int underWay = 0;
    int sent = 0;
    int refused = 0;
    while (at < stop) {
      while (!toCount.isEmpty() && toCount.peek().counted() <= at) {
        Flight flight = toCount.poll();
        if (at >= ends) {
          ends = onTheClock ? at - at % (window * SECOND) + window * SECOND : at + window * SECOND;
          used = 0;
        }
        used++;
        refused += used > limit ? 1 : 0;
        long left = ends - at;
        long seconds = roundedUp ? (left + SECOND - 1) / SECOND : left / SECOND;
        flight.answer()[0] =
            new Quota(
                Math.max(0, limit - used),
                Duration.ofSeconds(seconds),
                limit,
                Duration.ofSeconds(window));
      }
      while (!toEnd.isEmpty() && toEnd.peek().ends() <= at) {
        Flight flight = toEnd.poll();
        underWay--;
        if (flight.cancelled()) {
          client.lost(at, true);
        } else {
          client.answered(flight.answer()[0], flight.sent(), at);
        }
      }
      while (underWay < 20
          && client.holdNanos(at) == 0
          && client.doubtNanos(20, at) == 0
          && random.nextInt(4) > 0) {
        client.taken(at);
        sent++;
        underWay++;
        boolean cancelled = random.nextInt(100) < cancelledPercent;
        long counted = at + random.nextInt(latencyMillis) * MILLI;
        long heard = counted + (1 + random.nextInt(latencyMillis)) * MILLI;
        long cancelledAt = counted + MILLI;
        var flight =
            new Flight(at, counted, cancelled ? cancelledAt : heard, cancelled, new Quota[1]);
        toCount.add(flight);
        toEnd.add(flight);
      }
      at += MILLI;
    }

    assertThat(refused).as("refused of %s", sent).isZero();
    int twentyAtATime = 20 * 6 * window * 1_000 / latencyMillis;
    assertThat(sent)
        .as("sent in six windows")
        .isGreaterThan(Math.min(3 * limit, twentyAtATime / 2));
  }
}
