package io.tif1.model.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooleanColumnTest {
  private static @Nullable Boolean[] values(int size) {
    var random = new Random(size);
    var values = new @Nullable Boolean[size];
    for (int row = 0; row < size; row++) {
      int choice = random.nextInt(3);
      values[row] = choice == 2 ? null : choice == 1;
    }
    return values;
  }

  private static @Nullable Boolean[] read(BooleanColumn column) {
    return IntStream.range(0, column.size()).mapToObj(column::get).toArray(Boolean[]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 127, 128, 129, 1000})
  void givesEveryValueBackAcrossTheBordersOfWords(int size) {
    assertThat(read(BooleanColumn.of(values(size)))).isEqualTo(values(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 128, 129})
  void everySliceHasTheRowsOfItsRange(int from) {
    var values = values(200);
    assertThat(read(BooleanColumn.of(values).slice(from, 193)))
        .isEqualTo(Arrays.copyOfRange(values, from, 193));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 65, 200})
  void aMissingColumnIsMissingInEveryRow(int size) {
    assertThat(BooleanColumn.missing(size).missingCount()).isEqualTo(size);
  }

  @Test
  void selectsRowsInAnyOrderAndMoreThanOnce() {
    assertThat(BooleanColumn.of(true, null, false).select(2, 1, 0, 0))
        .isEqualTo(BooleanColumn.of(false, null, true, true));
  }

  @Test
  void aRowWithoutAValueIsNeitherTrueNorFalse() {
    var column = BooleanColumn.of(true, null);
    assertThat(column.isTrue(1) || column.isFalse(1)).isFalse();
  }

  @Test
  void countsTheRowsThatAreTrue() {
    var values = values(500);
    assertThat(BooleanColumn.of(values).trueCount())
        .isEqualTo((int) Arrays.stream(values).filter(Boolean.TRUE::equals).count());
  }

  @Test
  void ofARowToldOfTwiceTheLastCounts() {
    var builder = new BooleanColumn.Builder(2);
    builder.yes(0);
    builder.missing(0);
    builder.missing(1);
    builder.yes(1);
    assertThat(builder.build()).isEqualTo(BooleanColumn.of(null, true));
  }

  @Test
  void equalColumnsAreEqualHoweverTheyAreKept() {
    var cut = BooleanColumn.of(false, false, null, true).slice(0, 2);
    assertThat(cut)
        .isEqualTo(BooleanColumn.of(false, false))
        .hasSameHashCodeAs(BooleanColumn.of(false, false));
  }

  @Test
  void needsABitARow() {
    assertThat(BooleanColumn.of(values(6400)).sizeBytes()).isEqualTo(1600);
  }

  @Test
  void aRowThatIsNotThereIsRefused() {
    var column = BooleanColumn.of(false, false, false);
    assertThatThrownBy(() -> column.isTrue(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.isMissing(63)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
