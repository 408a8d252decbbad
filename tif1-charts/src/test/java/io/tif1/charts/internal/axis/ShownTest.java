package io.tif1.charts.internal.axis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShownTest {
  @Test
  void lapTimesHaveMinutesSecondsAndThousandths() {
    assertThat(Shown.clock(83.4567, 3)).isEqualTo("1:23.457");
    assertThat(Shown.clock(60, 3)).isEqualTo("1:00.000");
    assertThat(Shown.clock(59.9996, 3)).isEqualTo("1:00.000");
    assertThat(Shown.clock(5, 0)).isEqualTo("0:05");
  }

  @Test
  void fromAnHourOnThereAreHours() {
    assertThat(Shown.clock(3723, 0)).isEqualTo("1:02:03");
  }

  @Test
  void zeroHasNoMinus() {
    assertThat(Shown.number(-0.0004, 3)).isEqualTo("0.000");
    assertThat(Shown.clock(-0.0004, 3)).isEqualTo("0:00.000");
  }

  @Test
  void signsAreWritten() {
    assertThat(Shown.signed(-1.25, 2)).isEqualTo("−1.25");
    assertThat(Shown.signed(1.25, 2)).isEqualTo("+1.25");
  }

  @Test
  void hoursAndMinutesOfASession() {
    assertThat(Shown.hours(3900)).isEqualTo("1:05");
    assertThat(Shown.hours(-60)).isEqualTo("−0:01");
  }
}
