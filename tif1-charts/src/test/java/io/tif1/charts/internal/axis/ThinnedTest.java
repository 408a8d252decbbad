package io.tif1.charts.internal.axis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ThinnedTest {
  @Property(tries = 50)
  void extremesOfEveryPixelAreKeptAndPointsAreFew(@ForAll long seed) {
    Random random = new Random(seed);
    int size = 50_000;
    double[] xs = new double[size];
    double[] ys = new double[size];
    for (int i = 0; i < size; i++) {
      xs[i] = 1000.0 * i / size;
      ys[i] = random.nextGaussian();
    }

    Thinned thinned = Thinned.of(xs, ys);

    assertThat(thinned.xs()).hasSizeLessThanOrEqualTo(4 * 1001).isSorted();
    assertThat(Arrays.stream(thinned.ys()).max()).isEqualTo(Arrays.stream(ys).max());
    assertThat(Arrays.stream(thinned.ys()).min()).isEqualTo(Arrays.stream(ys).min());
  }

  @Test
  void aSpikeOfOneSampleSurvives() {
    double[] xs = new double[10_000];
    double[] ys = new double[10_000];
    Arrays.setAll(xs, i -> i / 100.0);
    ys[4_321] = 300;

    assertThat(Thinned.of(xs, ys).ys()).contains(300);
  }

  @Test
  void aLongGapIsOneInterruption() {
    double[] xs = {0, 1, Double.NaN, Double.NaN, 4, 5};

    assertThat(Thinned.of(xs, xs).xs()).containsExactly(0, 1, Double.NaN, 4, 5);
  }
}
