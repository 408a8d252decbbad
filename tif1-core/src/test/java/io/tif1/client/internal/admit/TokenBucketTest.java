package io.tif1.client.internal.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;
  private long now = Long.MAX_VALUE - 3 * SECOND / 2; // so that it wraps on the way

  private static int free(TokenBucket bucket, long now) {
    int count = 0;
    while (bucket.takeNanos(now) == 0) {
      count++;
    }
    bucket.giveBack();
    return count;
  }

  @Test
  void holdsOneSecondsWorthAtFirst() {
    assertThat(free(new TokenBucket(5, now), now)).isEqualTo(5);
  }

  @Test
  void theNextOnesWaitOneAfterTheOther() {
    var bucket = new TokenBucket(5, now);
    free(bucket, now);
    assertThat(bucket.takeNanos(now)).isEqualTo(SECOND / 5);
    assertThat(bucket.takeNanos(now)).isEqualTo(2 * SECOND / 5);
  }

  @Test
  void fillsAsTimePasses() {
    var bucket = new TokenBucket(5, now);
    free(bucket, now);
    assertThat(free(bucket, now + SECOND * 3 / 5)).isEqualTo(3);
  }

  @Test
  void holdsNoMoreThanOneSecondsWorthHoweverLongItStood() {
    var bucket = new TokenBucket(5, now);
    assertThat(free(bucket, now + 1000 * SECOND)).isEqualTo(5);
  }

  @Test
  void lessThanOneASecondIsOneAndThenALongWait() {
    var bucket = new TokenBucket(0.1, now);
    assertThat(bucket.takeNanos(now)).isZero();
    assertThat(bucket.takeNanos(now)).isEqualTo(10 * SECOND);
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    var bucket = new TokenBucket(1, now);
    bucket.takeNanos(now);
    bucket.giveBack();
    assertThat(bucket.takeNanos(now)).isZero();
  }

  @Test
  void givingBackDoesNotOverfillIt() {
    var bucket = new TokenBucket(2, now);
    bucket.giveBack();
    assertThat(free(bucket, now)).isEqualTo(2);
  }

  @Test
  void aLowerRateHoldsAtOnce() {
    var bucket = new TokenBucket(100, now);
    bucket.perSecond(2, now);
    assertThat(free(bucket, now)).isEqualTo(2);
  }

  @Test
  void aHigherRateFillsFaster() {
    var bucket = new TokenBucket(1, now);
    free(bucket, now);
    bucket.perSecond(10, now);
    assertThat(bucket.takeNanos(now)).isEqualTo(SECOND / 10);
  }

  @Test
  void aDebtOutlivesAChangeOfTheRate() {
    var bucket = new TokenBucket(1, now);
    bucket.takeNanos(now);
    bucket.takeNanos(now); // one on credit
    bucket.perSecond(2, now);
    assertThat(bucket.takeNanos(now)).isEqualTo(SECOND);
  }

  @Property
  void inNoStretchOfTimeAreMoreSentThanTheRateAndOneSecondsWorth(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.2, max = 500) double perSecond) {
    var random = new Random(seed);
    var bucket = new TokenBucket(perSecond, 0);
    var sent = new ArrayList<Long>();
    now = 0;
    for (int i = 0; i < 200; i++) {
      now += (long) (random.nextExponential() * SECOND / perSecond);
      sent.add(now + bucket.takeNanos(now));
    }
    for (int from = 0; from < sent.size(); from += 7) {
      for (int to = from; to < sent.size(); to += 3) {
        double seconds = (sent.get(to) - sent.get(from)) / 1e9;
        assertThat(to - from + 1.0)
            .isLessThanOrEqualTo(seconds * perSecond + Math.max(1, perSecond) + 1e-3);
      }
    }
  }
}
