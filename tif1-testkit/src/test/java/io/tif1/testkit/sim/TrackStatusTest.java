package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrackStatusTest {
  private static TrackStatus safetyCar() {
    TrackStatus.Builder builder = new TrackStatus.Builder();
    builder.incident(100_000, TrackStatus.SAFETY_CAR, 10_000, 200_000);
    return builder.build();
  }

  @Test
  void codesAreInTheOrderOfTime() {
    assertThat(safetyCar().codes(90_000, 120_000)).isEqualTo("124");
    assertThat(safetyCar().codes(250_000, 350_000)).isEqualTo("41");
    assertThat(safetyCar().codes(0, 90_000)).isEqualTo("1");
  }

  @Test
  void aCodeIsNamedOnce() {
    assertThat(safetyCar().codes(90_000, 400_000)).isEqualTo("124");
  }

  @Test
  void drivingOnAClearTrackTakesItsTime() {
    assertThat(safetyCar().stretched(0, 90_000)).isEqualTo(90_000);
    assertThat(safetyCar().stretched(400_000, 90_000)).isEqualTo(90_000);
  }

  @Test
  void drivingBehindTheSafetyCarTakesLonger() {
    assertThat(safetyCar().stretched(110_000, 66_000)).isEqualTo(100_000);
  }

  @Test
  void incidentsDoNotOverlap() {
    TrackStatus.Builder builder = new TrackStatus.Builder();
    assertThat(builder.incident(100_000, TrackStatus.YELLOW, 10_000, 0)).isTrue();
    assertThat(builder.incident(105_000, TrackStatus.RED, 10_000, 500_000)).isFalse();
  }

  @Test
  void theVirtualSafetyCarEndsInTwoSteps() {
    TrackStatus.Builder builder = new TrackStatus.Builder();
    builder.incident(0, TrackStatus.VIRTUAL, 5_000, 60_000);
    assertThat(builder.build().codes(0, 100_000)).isEqualTo("2671");
  }

  @Test
  void theRedFlagHoldsCarsUntilItsEnd() {
    TrackStatus.Builder builder = new TrackStatus.Builder();
    builder.incident(0, TrackStatus.RED, 5_000, 600_000);
    TrackStatus status = builder.build();
    assertThat(status.afterRed(10_000)).isEqualTo(605_000);
    assertThat(status.afterRed(700_000)).isEqualTo(700_000);
    assertThat(status.reddened(0, 6_000)).isTrue();
    assertThat(status.reddened(6_000, 7_000)).isFalse();
  }
}
