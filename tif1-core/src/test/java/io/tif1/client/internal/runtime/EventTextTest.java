package io.tif1.client.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.BreakerState;
import io.tif1.client.Samples;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.BreakerChanged;
import io.tif1.client.event.FetchEvent.LimitChanged;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.client.event.FetchEvent.Started;
import io.tif1.client.event.FetchEvent.Timing;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EventTextTest {
  private static final URI URL = URI.create("https://a.example/f/drivers.json");
  private static final Timing TIMING =
      new Timing(
          "h2",
          true,
          12_345,
          Duration.ofNanos(1_500_000),
          Duration.ZERO,
          Duration.ofMillis(20),
          Duration.ofMillis(31));

  @Test
  void anAttemptIsADiagnosisInOneLine() {
    assertThat(EventText.of(new AttemptEnded(7, "a.example", URL, 2, "OK", 200, TIMING, null)))
        .isEqualTo(
            "fetch 7: GET https://a.example/f/drivers.json cdn=a.example attempt=2 verdict=OK"
                + " status=200 protocol=h2 bytes=12345 queue=1.5ms connect=0.0ms"
                + " first-byte=20.0ms total=31.0ms reused=true");
  }

  @Test
  void aFailedAttemptSaysWhatWentWrong() {
    assertThat(
            EventText.of(
                new AttemptEnded(7, "a.example", URL, 1, "FAILED", 0, Timing.NONE, "refused")))
        .contains("protocol=- ")
        .endsWith(" problem=\"refused\"");
  }

  @Test
  void aRetrySaysWhichAndWhen() {
    assertThat(
            EventText.of(new RetryScheduled(7, 2, Duration.ofMillis(4120), PauseReason.BACK_OFF)))
        .isEqualTo("fetch 7: BACK_OFF, pausing 4120 ms before retry 2");
  }

  @Test
  void aPauseWithinARoundIsNoRetry() {
    assertThat(
            EventText.of(
                new RetryScheduled(7, 0, Duration.ofMillis(500), PauseReason.POOL_EXHAUSTED)))
        .isEqualTo("fetch 7: POOL_EXHAUSTED, pausing 500 ms");
  }

  @Test
  void aBreakerSaysItsMove() {
    assertThat(
            EventText.of(
                new BreakerChanged(7, "a.example", BreakerState.CLOSED, BreakerState.OPEN)))
        .isEqualTo("circuit breaker of a.example: closed -> open");
  }

  @Test
  void aLimitSaysItsMove() {
    assertThat(EventText.of(new LimitChanged(0, 20, 10))).isEqualTo("concurrency limit: 20 -> 10");
  }

  @Test
  void otherEventsAreNotWorthALine() {
    assertThat(EventText.of(new Started(7, Samples.resource()))).isNull();
  }

  @Test
  void linesAreTheSameInEveryCountry() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(EventText.of(new LimitChanged(0, 20, 10)))
          .isEqualTo("concurrency limit: 20 -> 10");
      assertThat(
              EventText.of(new RetryScheduled(7, 2, Duration.ofMillis(4120), PauseReason.BACK_OFF)))
          .isEqualTo("fetch 7: BACK_OFF, pausing 4120 ms before retry 2");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aListenerThatThrowsHarmsNobody() {
    var events =
        new Events(
            event -> {
              throw new IllegalStateException("no");
            });
    events.emit(new LimitChanged(0, 20, 10));
  }

  @Test
  void aListenerIsToldEveryEvent() {
    List<FetchEvent> told = new ArrayList<>();
    var events = new Events(told::add);
    events.emit(new Started(7, Samples.resource()));
    events.emit(new LimitChanged(0, 20, 10));
    assertThat(told).hasSize(2);
  }
}
