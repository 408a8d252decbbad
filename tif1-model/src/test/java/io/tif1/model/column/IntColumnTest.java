package io.tif1.model.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntColumnTest {
  private static final int NONE = IntColumn.MISSING;

  static Stream<int[]> atTheLimitsOfEveryStore() {
    return Stream.of(
        new int[0],
        new int[] {5, 5, 5},
        new int[] {NONE, NONE},
        new int[] {5, NONE},
        new int[] {Byte.MIN_VALUE + 1, Byte.MAX_VALUE, NONE},
        new int[] {Byte.MIN_VALUE, 0, NONE},
        new int[] {0, Byte.MAX_VALUE + 1},
        new int[] {Short.MIN_VALUE + 1, Short.MAX_VALUE, NONE},
        new int[] {Short.MIN_VALUE, 0, NONE},
        new int[] {0, Short.MAX_VALUE + 1},
        new int[] {Integer.MIN_VALUE + 1, Integer.MAX_VALUE, NONE});
  }

  @ParameterizedTest
  @MethodSource("atTheLimitsOfEveryStore")
  void givesEveryValueBack(int[] values) {
    assertThat(IntColumn.of(values).toArray()).isEqualTo(values);
  }

  @ParameterizedTest
  @MethodSource("atTheLimitsOfEveryStore")
  void knowsWhatIsMissing(int[] values) {
    var column = IntColumn.of(values);
    for (int row = 0; row < values.length; row++) {
      assertThat(column.isMissing(row)).isEqualTo(values[row] == NONE);
    }
  }

  @Property(tries = 300)
  void anyValuesComeBack(@ForAll @Size(max = 100) int[] values) {
    var column = IntColumn.of(values);
    assertThat(column.toArray()).isEqualTo(values);
    assertThat(column.slice(values.length / 3, values.length).toArray())
        .isEqualTo(Arrays.copyOfRange(values, values.length / 3, values.length));
  }

  @Test
  void smallNumbersNeedAByteEach() {
    assertThat(IntColumn.of(IntStream.range(0, 100).toArray()).sizeBytes()).isEqualTo(100);
  }

  @Test
  void largerNumbersNeedTwoBytesEach() {
    assertThat(IntColumn.of(IntStream.range(0, 1000).toArray()).sizeBytes()).isEqualTo(2000);
  }

  @Test
  void equalColumnsAreEqualHoweverTheyAreKept() {
    var cut = IntColumn.of(1, 2, NONE, 1_000_000).slice(0, 3);
    assertThat(cut).isEqualTo(IntColumn.of(1, 2, NONE)).hasSameHashCodeAs(IntColumn.of(1, 2, NONE));
  }

  @Test
  void selectsRowsInAnyOrderAndMoreThanOnce() {
    assertThat(IntColumn.of(10, 20, 30).select(2, 0, 2)).isEqualTo(IntColumn.of(30, 10, 30));
  }

  @Test
  void presentLeavesMissingValuesOut() {
    assertThat(IntColumn.of(3, NONE, 1).present().toArray()).containsExactly(3, 1);
  }

  @Test
  void aMissingValueHasNoText() {
    assertThat(IntColumn.of(3, NONE).text(1)).isNull();
  }

  @Test
  void aRowThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> IntColumn.of(1, 1).get(2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> IntColumn.of(1, 2).select(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
