package io.tif1.model.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoubleColumnTest {
  private static final double NONE = Double.NaN;

  /** Every way of keeping values, each with the values that are hardest for it. */
  static Stream<double[]> everyStore() {
    double[] whole = IntStream.range(0, 300).mapToDouble(i -> i * 50_000_000.0).toArray();
    double[] mixed = IntStream.range(0, 300).mapToDouble(i -> i % 3 == 0 ? i / 7.0 : i).toArray();
    return Stream.of(
        new double[0],
        new double[] {7},
        new double[] {NONE},
        new double[] {NONE, NONE, NONE},
        new double[] {-0.0, -0.0},
        new double[] {0.0, -0.0},
        new double[] {0.1, 0.2, 0.3, NONE, -0.001, 1_234_567.891},
        new double[] {2_147_483.646, -2_147_483.646, 2_147_483.647, -2_147_483.648},
        new double[] {2_147_483.646, -2_147_483.646, NONE},
        new double[] {1e-4, 1, 2, 3, 4, 5},
        new double[] {Short.MIN_VALUE, Short.MAX_VALUE, 1, 2, 3, Math.PI},
        new double[] {Short.MIN_VALUE - 1.0, Short.MAX_VALUE + 1.0, 1, 2, 3, Math.E},
        new double[] {Math.PI, 1, 2, 3, -0.0, NONE, Double.POSITIVE_INFINITY, 4, 5, 6, 7, 8},
        new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, NONE, 1},
        new double[] {Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL},
        new double[] {Math.nextUp(0.1), 0.1, Math.nextDown(0.1)},
        whole,
        mixed);
  }

  private static long[] bits(double... values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  @ParameterizedTest
  @MethodSource("everyStore")
  void givesTheVeryBitsBackAsAnArray(double[] values) {
    assertThat(bits(DoubleColumn.of(values).toArray())).isEqualTo(bits(values));
  }

  @ParameterizedTest
  @MethodSource("everyStore")
  void givesTheVeryBitsBackRowByRow(double[] values) {
    var column = DoubleColumn.of(values);
    double[] read = IntStream.range(0, column.size()).mapToDouble(column::get).toArray();
    assertThat(bits(read)).isEqualTo(bits(values));
  }

  @ParameterizedTest
  @MethodSource("everyStore")
  void everySliceHasTheRowsOfItsRange(double[] values) {
    var column = DoubleColumn.of(values);
    for (int from = 0; from <= values.length; from += 1 + values.length / 20) {
      int to = from + (values.length - from) / 2;
      assertThat(bits(column.slice(from, to).toArray()))
          .isEqualTo(bits(Arrays.copyOfRange(values, from, to)));
    }
  }

  @ParameterizedTest
  @MethodSource("everyStore")
  void selectingBackwardsTurnsTheRowsAround(double[] values) {
    int[] rows = IntStream.range(0, values.length).map(i -> values.length - 1 - i).toArray();
    double[] turned = IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    assertThat(bits(DoubleColumn.of(values).select(rows).toArray())).isEqualTo(bits(turned));
  }

  @ParameterizedTest
  @MethodSource("everyStore")
  void copiesToAnyPlaceInAnArray(double[] values) {
    double[] target = new double[values.length + 3];
    DoubleColumn.of(values).copyTo(target, 2);
    assertThat(bits(Arrays.copyOfRange(target, 2, 2 + values.length))).isEqualTo(bits(values));
  }

  @ParameterizedTest
  @MethodSource("everyStore")
  void nanIsMissingAndNothingElseIs(double[] values) {
    var column = DoubleColumn.of(values);
    long missing = Arrays.stream(values).filter(Double::isNaN).count();
    assertThat(column.missingCount()).isEqualTo((int) missing);
  }

  @ParameterizedTest
  @MethodSource("everyStore")
  void equalColumnsAreEqualHoweverTheyAreKept(double[] values) {
    var column = DoubleColumn.of(values);
    // With a row that forces another store, which is then cut off again.
    double[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = Math.PI * 1e200;
    var cut = DoubleColumn.of(longer).slice(0, values.length);
    assertThat(cut).isEqualTo(column).hasSameHashCodeAs(column);
  }

  @Property(tries = 300)
  void anyMixtureComesBackBitByBit(@ForAll long seed, @ForAll @IntRange(max = 200) int size) {
    var random = new Random(seed);
    int kinds = 1 + random.nextInt(63);
    double[] values = new double[size];
    for (int row = 0; row < size; row++) {
      values[row] = value(random, kinds);
    }
    var column = DoubleColumn.of(values);
    assertThat(bits(column.toArray())).isEqualTo(bits(values));
    assertThat(column).isEqualTo(DoubleColumn.of(column.toArray()));
  }

  private static double value(Random random, int kinds) {
    while (true) {
      int kind = random.nextInt(6);
      if ((kinds >> kind & 1) != 0) {
        return switch (kind) {
          case 0 -> random.nextInt(20);
          case 1 -> random.nextInt(10_000_000) / 1000.0;
          case 2 -> NONE;
          case 3 -> Double.longBitsToDouble(random.nextLong());
          case 4 -> random.nextBoolean() ? 0.0 : -0.0;
          default -> random.nextGaussian();
        };
      }
    }
  }

  @Test
  void aColumnOfOneValueNeedsNoMemoryForItsRows() {
    assertThat(DoubleColumn.of(new double[10_000]).sizeBytes()).isEqualTo(8);
  }

  @Test
  void timesNeedFourBytesARow() {
    double[] times = IntStream.range(0, 1000).mapToDouble(i -> i * 134 / 1000.0).toArray();
    assertThat(DoubleColumn.of(times).sizeBytes()).isEqualTo(4000);
  }

  @Test
  void wholeNumbersAmongOthersNeedLittleMoreThanTwoBytes() {
    double[] speeds = IntStream.range(0, 1024).mapToDouble(i -> i % 2 == 0 ? i : i / 7.0).toArray();
    assertThat(DoubleColumn.of(speeds).sizeBytes()).isBetween(2048L + 400 * 8, 2048L + 520 * 8);
  }

  @Test
  void takesTheFirstRowsOfAnArrayAndCopiesThem() {
    double[] values = {1.5, 2.5, 3.5};
    var column = DoubleColumn.of(values, 2);
    values[0] = 9;
    assertThat(column.toArray()).containsExactly(1.5, 2.5);
  }

  @Test
  void smallestAndLargestLeaveMissingValuesOut() {
    var column = DoubleColumn.of(NONE, 3, -2, NONE);
    assertThat(column.min()).isEqualTo(-2);
    assertThat(column.max()).isEqualTo(3);
  }

  @Test
  void theMeanLeavesMissingValuesOut() {
    assertThat(DoubleColumn.of(NONE, 3, 1).mean()).isEqualTo(2);
  }

  @Test
  void nothingHasNoMeanAndNoExtremes() {
    var column = DoubleColumn.missing(3);
    assertThat(column.mean()).isNaN();
    assertThat(column.min()).isNaN();
    assertThat(column.max()).isNaN();
  }

  @Test
  void mapChangesValuesAndKeepsMissingOnesMissing() {
    assertThat(DoubleColumn.of(1, NONE, 3).map(v -> 7 / (v - 1)))
        .isEqualTo(DoubleColumn.of(Double.POSITIVE_INFINITY, NONE, 3.5));
  }

  @Test
  void aMissingValueHasNoText() {
    assertThat(DoubleColumn.of(NONE, 0.1).text(0)).isNull();
  }

  @Test
  void zeroAndNegativeZeroAreDifferentValues() {
    assertThat(DoubleColumn.of(0.0)).isNotEqualTo(DoubleColumn.of(-0.0));
  }

  @ParameterizedTest
  @MethodSource("everyStore")
  void aRowThatIsNotThereIsRefused(double[] values) {
    var column = DoubleColumn.of(values);
    assertThatThrownBy(() -> column.get(values.length))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aRangeThatIsNotThereIsRefused() {
    var column = DoubleColumn.of(1, 2, 3);
    assertThatThrownBy(() -> column.slice(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.select(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void showsItsFirstValuesAndHowManyThereAre() {
    assertThat(DoubleColumn.of(0.5, NONE)).hasToString("[0.5, -] (2 rows)");
  }
}
