package io.tif1.client.internal.dns;

import static io.tif1.client.internal.dns.Wire.ip;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Found FOUND =
      new Found(List.of(ip("192.0.2.7")), Duration.ofSeconds(60), "standard");

  private final AnswerCache cache = new AnswerCache();

  @Test
  void answerIsFreshUntilItsTtlIsOver() {
    cache.put(ending("a.example"), FOUND, 0);
    assertThat(cache.fresh("a.example", 60 * SECOND - 1)).isNotNull();
    assertThat(cache.fresh("a.example", 60 * SECOND)).isNull();
  }

  @Test
  void answerIsKeptForADayOverItsTtl() {
    cache.put(ending("a.example"), FOUND, 0);
    long day = (60 + 86_400) * SECOND;
    assertThat(cache.lastFound("a.example", day - 1)).isEqualTo(FOUND);
    assertThat(cache.lastFound("a.example", day)).isNull();
  }

  @Test
  void failureIsFreshFor10Seconds() {
    cache.putFailure(ending("a.example"), 0);
    assertThat(cache.fresh("a.example", 10 * SECOND - 1)).isNotNull();
    assertThat(cache.fresh("a.example", 10 * SECOND)).isNull();
  }

  @Test
  void extendedAnswerDoesNotGetOlderThanADay() {
    cache.put(ending("a.example"), FOUND, 0);
    long nearlyADay = (60 + 86_400 - 1) * SECOND;
    cache.extend("a.example", nearlyADay);
    assertThat(cache.fresh("a.example", nearlyADay + 9 * SECOND)).isNotNull();
    assertThat(cache.lastFound("a.example", nearlyADay + SECOND)).isNull();
  }

  @Test
  void hostAskedForLongestAgoGoesFirst() {
    for (int i = 0; i < AnswerCache.MAX_HOSTS; i++) {
      cache.put(ending(i + ".example"), FOUND, 0);
    }
    assertThat(cache.fresh("0.example", 0)).isNotNull();
    cache.put(ending("new.example"), FOUND, 0);
    assertThat(cache.size()).isEqualTo(AnswerCache.MAX_HOSTS);
    assertThat(cache.fresh("0.example", 0)).isNotNull();
    assertThat(cache.fresh("1.example", 0)).isNull();
  }

  private static Ending ending(String host) {
    return new Ending(host, null, null, List.of(), 0);
  }
}
