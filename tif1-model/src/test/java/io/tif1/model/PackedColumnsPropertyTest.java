package io.tif1.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a column packs its values into, rows read one by one and read at once are the same. */
class PackedColumnsPropertyTest {
  /** Whole numbers, with others among them: at most a few, or half of them. */
  private static double[] mixed(int size, int othersIn100, long seed) {
    var random = new Random(seed);
    double[] values = new double[size];
    for (int row = 0; row < size; row++) {
      int kind = random.nextInt(100);
      values[row] =
          kind >= othersIn100 ? random.nextInt(400) : kind == 0 ? Double.NaN : random.nextDouble();
    }
    return values;
  }

  @Property(tries = 300)
  void aSliceOfNumbersHasTheValuesOfItsRows(
      @ForAll @IntRange(max = 200) int size,
      @ForAll @IntRange(max = 70) int othersIn100,
      @ForAll @IntRange(max = 200) int one,
      @ForAll @IntRange(max = 200) int other,
      @ForAll long seed) {
    double[] values = mixed(size, othersIn100, seed);
    int from = Math.min(size, Math.min(one, other));
    int to = Math.min(size, Math.max(one, other));

    assertThat(DoubleColumn.of(values).slice(from, to).toArray())
        .containsExactly(Arrays.copyOfRange(values, from, to));
  }

  @Property(tries = 300)
  void numbersAreWrittenToTheirPlace(
      @ForAll @IntRange(max = 200) int size,
      @ForAll @IntRange(max = 70) int othersIn100,
      @ForAll long seed) {
    double[] values = mixed(size, othersIn100, seed);
    double[] target = new double[size + 4];

    DoubleColumn.of(values).copyTo(target, 3);

    assertThat(Arrays.copyOfRange(target, 3, 3 + size)).containsExactly(values);
    assertThat(target[size + 3]).isZero();
  }

  @Property(tries = 300)
  void wholeNumbersAreWrittenToTheirPlace(
      @ForAll @IntRange(max = 50) int size,
      @ForAll @IntRange(min = 1, max = 100_000) int bound,
      @ForAll long seed) {
    int[] values = new Random(seed).ints(size, -bound, bound).toArray();
    if (size > 2) {
      values[1] = IntColumn.MISSING;
    }
    int[] target = new int[size + 4];

    IntColumn.of(values).copyTo(target, 3);

    assertThat(Arrays.copyOfRange(target, 3, 3 + size)).containsExactly(values);
    assertThat(IntColumn.of(values).toArray()).containsExactly(values);
  }
}
