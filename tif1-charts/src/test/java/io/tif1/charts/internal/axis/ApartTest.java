package io.tif1.charts.internal.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ApartTest {
  @Property(tries = 500)
  void labelsNeverOverlap(
      @ForAll @Size(max = 30) double @DoubleRange(min = -50, max = 900) [] wanted,
      @ForAll @DoubleRange(min = 2, max = 60) double size) {
    double[] placed = Apart.place(wanted, size, 0, 800);
    double each = wanted.length == 0 ? size : Math.min(size, 800.0 / wanted.length);
    double[] sorted = Arrays.stream(placed).sorted().toArray();

    for (int i = 0; i < sorted.length; i++) {
      assertThat(sorted[i] - each / 2).isGreaterThanOrEqualTo(-1e-6);
      assertThat(sorted[i] + each / 2).isLessThanOrEqualTo(800 + 1e-6);
      if (i > 0) {
        assertThat(sorted[i] - sorted[i - 1]).isGreaterThanOrEqualTo(each - 1e-6);
      }
    }
  }

  @Property(tries = 300)
  void labelsKeepTheirOrder(
      @ForAll @Size(max = 20) double @DoubleRange(min = 0, max = 800) [] wanted) {
    double[] placed = Apart.place(wanted, 16, 0, 800);

    for (int i = 0; i < wanted.length; i++) {
      for (int j = 0; j < wanted.length; j++) {
        if (wanted[i] < wanted[j]) {
          assertThat(placed[i]).isLessThan(placed[j]);
        }
      }
    }
  }

  @Test
  void labelsWithRoomStayWhereTheyAre() {
    assertThat(Apart.place(new double[] {100, 20, 60}, 16, 0, 800)).containsExactly(100, 20, 60);
  }

  @Test
  void twoInOnePlaceMoveEquallyFar() {
    assertThat(Apart.place(new double[] {50, 50}, 10, 0, 100)).containsExactly(45, 55);
  }
}
