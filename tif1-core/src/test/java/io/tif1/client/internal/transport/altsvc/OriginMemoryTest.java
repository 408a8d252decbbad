package io.tif1.client.internal.transport.altsvc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginMemoryTest {
  private static final long START = Long.MAX_VALUE - 5; // the clock's numbers may run over
  private final OriginMemory memory = new OriginMemory();

  private void hears(String header, long nowNanos) {
    memory.heard(AltSvcHeader.parse(List.of(header)), nowNanos);
  }

  private static long in(Duration later) {
    return START + later.toNanos();
  }

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(memory.usable(START)).isNull();
  }

  @Test
  void anOfferHoldsForItsTime() {
    hears("h3=\":443\"; ma=60", START);

    assertThat(memory.usable(in(Duration.ofSeconds(60).minusNanos(1)))).isNotNull();
    assertThat(memory.usable(in(Duration.ofSeconds(60)))).isNull();
  }

  @Test
  void theLastOfferCounts() {
    hears("h3=\":443\"", START);
    hears("h3=\":444\"", START);

    assertThat(memory.usable(START)).extracting(Alternative::port).isEqualTo(444);
  }

  @Test
  void anOfferCanBeTakenBack() {
    hears("h3=\":443\"", START);
    hears("clear", START);

    assertThat(memory.usable(START)).isNull();
  }

  @Test
  void anAgeOfZeroTakesItBackToo() {
    hears("h3=\":443\"", START);
    hears("h3=\":443\"; ma=0", START);

    assertThat(memory.usable(START)).isNull();
  }

  @Test
  void aHeaderAboutOtherProtocolsSaysNothing() {
    hears("h3=\":443\"", START);
    hears("h2=\":443\"", START);

    assertThat(memory.usable(START)).isNotNull();
  }

  @Test
  void aFailureHoldsItOffForFiveMinutes() {
    hears("h3=\":443\"", START);

    assertThat(memory.failed(START)).isEqualTo(Duration.ofMinutes(5));
    assertThat(memory.usable(in(Duration.ofMinutes(5).minusNanos(1)))).isNull();
    assertThat(memory.usable(in(Duration.ofMinutes(5)))).isNotNull();
  }

  @Test
  void failuresWhileItIsHeldOffCountAsOne() {
    memory.failed(START);

    assertThat(memory.failed(START + 1)).isZero();
  }

  @Test
  void theTimeDoublesUpToADay() {
    long now = START;
    Duration last = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      Duration held = memory.failed(now);
      assertThat(held).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofDays(1));
      now += held.toNanos();
      last = held;
    }
    assertThat(last).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void anAnswerBeginsTheTimesAgain() {
    memory.failed(START);
    long later = in(Duration.ofMinutes(5));
    memory.succeeded();

    assertThat(memory.failed(later)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void whatIsRefusedForGoodStaysRefused() {
    hears("h3=\":443\"; ma=31536000", START);
    memory.refuseForGood();
    memory.succeeded();

    assertThat(memory.usable(in(Duration.ofDays(30)))).isNull();
  }
}
