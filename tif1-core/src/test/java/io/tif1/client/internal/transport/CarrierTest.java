package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a connection counts as silent; all moments are seconds after it was connected. */
class CarrierTest {
  private final Carrier carrier = new Carrier();

  private static long at(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000)).toNanos();
  }

  @Test
  void aRequestThatHasWaitedForASecondMakesASilence() {
    carrier.asked(at(5));

    assertThat(carrier.isSilent(at(5), at(5.999))).isFalse();
    assertThat(carrier.isSilent(at(5), at(6))).isTrue();
  }

  @Test
  void lyingIdleIsNoSilence() {
    carrier.asked(at(0));
    carrier.heard(at(0.1));
    carrier.asked(at(100));

    assertThat(carrier.isSilent(at(100), at(100.5))).isFalse();
  }

  @Test
  void anAnswerToAnotherRequestBreaksTheSilence() {
    carrier.asked(at(0));
    carrier.asked(at(10));
    carrier.heard(at(29.5));

    assertThat(carrier.isSilent(at(0), at(30))).isFalse();
  }

  @Test
  void aRequestThatIsLeftUnansweredAfterOthersWereAnsweredMakesASilence() {
    carrier.asked(at(0));
    carrier.asked(at(1));
    carrier.heard(at(2));

    assertThat(carrier.isSilent(at(0), at(30))).isTrue();
  }

  @Test
  void hurriedRequestsAddUp() {
    carrier.asked(at(0));
    carrier.asked(at(0.4));
    carrier.asked(at(0.8));

    assertThat(carrier.isSilent(at(0.8), at(1.2))).isTrue();
  }

  @Test
  void aSilenceBeforeAnAnswerDoesNotCountAfterIt() {
    carrier.asked(at(0));
    carrier.heard(at(10));
    carrier.asked(at(10.1));

    assertThat(carrier.isSilent(at(10.1), at(10.5))).isFalse();
  }

  @Test
  void itHasServedOnceAnAnswerHasCome() {
    assertThat(carrier.hasServed()).isFalse();
    carrier.heard(at(1));
    assertThat(carrier.hasServed()).isTrue();
  }
}
