package io.tif1.testkit.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CongestionWindowTest {
  private static final int SEGMENT = 1460;
  private static final long ROUND_TRIP = 30_000_000;

  private final CongestionWindow window = new CongestionWindow();
  private long now;

  /** Sends all there is room for and waits for word of it. */
  private long flight(boolean lost) {
    long room = window.room(now);
    window.sent((int) room, now, now + ROUND_TRIP, lost);
    now += ROUND_TRIP;
    return room / SEGMENT;
  }

  private void lose() {
    segments(); // word of the last flight
    window.sent(SEGMENT, now, now, true);
  }

  private long segments() {
    return window.room(now) / SEGMENT;
  }

  @Test
  void beginsWithTenSegments() {
    assertThat(window.room(now)).isEqualTo(10 * SEGMENT);
  }

  @Test
  void whatIsOnTheWayTakesRoom() {
    window.sent(4 * SEGMENT, now, now + ROUND_TRIP, false);

    assertThat(window.room(now)).isEqualTo(6 * SEGMENT);
    assertThat(window.nextAcknowledgement()).isEqualTo(ROUND_TRIP);
  }

  @Test
  void doublesEachRoundTripUntilALoss() {
    assertThat(new long[] {flight(false), flight(false), flight(false), flight(false)})
        .containsExactly(10, 20, 40, 80);
  }

  @Test
  void givesUpThreeTenthsAtALoss() {
    flight(false);
    flight(false);
    lose();

    assertThat(segments()).isEqualTo(28);
  }

  @Test
  void givesUpNoMoreForFurtherLossesOfTheSameRoundTrip() {
    flight(false);
    flight(false);
    segments();
    for (int i = 0; i < 5; i++) {
      window.sent(SEGMENT, now, now + ROUND_TRIP, true);
    }
    now += ROUND_TRIP;

    assertThat(segments()).isBetween(28L, 29L);
  }

  @Test
  void comesBackToWhatItHadByTheCubeOfTheTime() {
    for (int i = 0; i < 4; i++) {
      flight(false);
    }
    lose();
    long after = segments();
    // K = cbrt(160 * 0.3 / 0.4) = 4.9 s, of so long round trips that Reno's growth is the smaller.
    for (int i = 0; i < 16; i++) {
      window.sent(1, now, now + 300_000_000, false);
      now += 300_000_000;
    }

    assertThat(after).isEqualTo(112);
    assertThat(segments()).isBetween(155L, 165L);
  }

  @Test
  void aSmallOneGrowsAsRenoWould() {
    for (int i = 0; i < 12; i++) {
      lose();
      segments();
      now += ROUND_TRIP;
    }
    long small = segments();
    for (int i = 0; i < 20; i++) {
      flight(false);
    }

    assertThat(small).isLessThan(6);
    assertThat(segments()).isBetween(small + 9, small + 12); // 0.53 a round trip
  }
}
