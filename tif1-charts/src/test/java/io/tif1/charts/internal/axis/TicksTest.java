package io.tif1.charts.internal.axis;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class TicksTest {
  @Property(tries = 500)
  void decimalTicksAreWithinAscendingAndFew(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double least,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double span,
      @ForAll @IntRange(min = 2, max = 15) int wanted) {
    check(Ticks.decimal(least, least + span, wanted), least, least + span, 2 * wanted + 1);
  }

  @Property(tries = 500)
  void ticksOfClocksAreWithinAscendingAndFew(
      @ForAll @DoubleRange(min = 0, max = 1e6) double least,
      @ForAll @DoubleRange(min = 0.1, max = 1e6) double span,
      @ForAll @IntRange(min = 2, max = 15) int wanted) {
    check(Ticks.clock(least, least + span, wanted), least, least + span, 2 * wanted + 1);
  }

  @Property(tries = 300)
  void decimalStepsAreOneTwoOrFive(@ForAll @DoubleRange(min = 0.01, max = 1e6) double span) {
    double step = Ticks.decimal(0, span, 8).step();
    double lead = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));

    assertThat(Math.round(lead)).isIn(1L, 2L, 5L);
  }

  private static void check(Ticks ticks, double least, double most, int count) {
    double slack = 1e-6 * Math.max(1, ticks.step());
    double before = Double.NEGATIVE_INFINITY;
    assertThat(ticks.values().length).isLessThanOrEqualTo(count);
    for (double value : ticks.values()) {
      assertThat(value).isBetween(least - slack, most + slack).isGreaterThan(before);
      before = value;
    }
  }

  @Test
  void wholeTicksAreNeverBetweenNumbers() {
    assertThat(Ticks.whole(1, 3, 12).values()).containsExactly(1, 2, 3);
  }

  @Test
  void minutesAreTicksOfClocks() {
    assertThat(Ticks.clock(60, 300, 5).values()).containsExactly(60, 120, 180, 240, 300);
  }

  @Test
  void digitsTellTicksApart() {
    assertThat(Ticks.decimal(0, 0.4, 4).digits()).isEqualTo(1);
    assertThat(Ticks.decimal(0, 400, 4).digits()).isZero();
  }

  @Test
  void nothingBetweenTheSameEndsIsOneTickAtMost() {
    assertThat(Ticks.decimal(5, 5, 8).values()).hasSizeLessThan(2);
  }
}
