package io.tif1.charts.internal.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class LimitsTest {
  private static final double[] RACE = DoubleStream.iterate(80, t -> t + 0.1).limit(60).toArray();

  @Test
  void aLapUnderARedFlagIsOutsideAndCounted() {
    double[] seconds = DoubleStream.concat(DoubleStream.of(1234), DoubleStream.of(RACE)).toArray();

    Limits limits = Limits.ofLapTimes(Spread.of(seconds));

    assertThat(limits.above()).isEqualTo(1);
    assertThat(limits.most()).isLessThan(100);
  }

  @Test
  void aBrokenQuickLapIsOutsideAndCounted() {
    double[] seconds = DoubleStream.concat(DoubleStream.of(0.5), DoubleStream.of(RACE)).toArray();

    Limits limits = Limits.ofLapTimes(Spread.of(seconds));

    assertThat(limits.below()).isEqualTo(1);
    assertThat(limits.least()).isGreaterThan(75);
  }

  @Test
  void usualLapsAreAllInside() {
    Limits limits = Limits.ofLapTimes(Spread.of(RACE));

    assertThat(limits.above() + limits.below()).isZero();
    assertThat(limits.least()).isLessThan(80);
  }

  @Test
  void oneLapHasRoomAroundIt() {
    Limits limits = Limits.ofLapTimes(Spread.of(new double[] {90}));

    assertThat(limits.least()).isLessThan(90);
    assertThat(limits.most()).isGreaterThan(90);
  }
}
