package io.tif1.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private static Columns one(Column column) {
    return Columns.of(Map.of("c", column));
  }

  private static Column joined(Column... columns) {
    return joined(List.of(columns).stream().map(ColumnsTest::one).toList());
  }

  private static Column joined(List<Columns> parts) {
    Column column = Columns.concat(parts).get("c");
    assertThat(column).isNotNull();
    return column;
  }

  @Test
  void numbersGoBelowOneAnother() {
    assertThat(joined(DoubleColumn.of(1.5), DoubleColumn.of(Double.NaN, -0.0)))
        .isEqualTo(DoubleColumn.of(1.5, Double.NaN, -0.0));
  }

  @Test
  void wholeNumbersGoBelowOneAnother() {
    assertThat(joined(IntColumn.of(1, IntColumn.MISSING), IntColumn.of(100_000)))
        .isEqualTo(IntColumn.of(1, IntColumn.MISSING, 100_000));
  }

  @Test
  void flagsGoBelowOneAnother() {
    assertThat(joined(BooleanColumn.of(true, null), BooleanColumn.of(false)))
        .isEqualTo(BooleanColumn.of(true, null, false));
  }

  @Test
  void textsGoBelowOneAnother() {
    assertThat(joined(TextColumn.of("b", null), TextColumn.of("a", "b")))
        .isEqualTo(TextColumn.of("b", null, "a", "b"));
  }

  @Test
  void aPartWithoutTheColumnHasNoValues() {
    var other = Columns.of(Map.of("d", IntColumn.of(7, 8)));
    assertThat(joined(List.of(other, one(IntColumn.of(1)))))
        .isEqualTo(IntColumn.of(IntColumn.MISSING, IntColumn.MISSING, 1));
  }

  @Test
  void differentTypesBecomeText() {
    assertThat(joined(IntColumn.of(1, IntColumn.MISSING), DoubleColumn.of(0.5)))
        .isEqualTo(TextColumn.of("1", null, "0.5"));
  }

  @Test
  void aPartWithoutASingleValueDoesNotDecideTheType() {
    assertThat(joined(TextColumn.missing(2), IntColumn.of(3)))
        .isEqualTo(IntColumn.of(IntColumn.MISSING, IntColumn.MISSING, 3));
  }

  @Test
  void aColumnWithoutAnyValueKeepsItsType() {
    assertThat(joined(BooleanColumn.missing(1), BooleanColumn.missing(2)))
        .isEqualTo(BooleanColumn.missing(3));
  }

  @Test
  void namesComeInTheOrderFirstMet() {
    var first = one(IntColumn.of(1));
    var second = Columns.of(Map.of("b", IntColumn.of(1))).with("c", IntColumn.of(2));
    assertThat(Columns.concat(List.of(first, second)).names()).containsExactly("c", "b");
  }

  @Test
  void nothingBelowNothingIsNothing() {
    assertThat(Columns.concat(List.of()).rows()).isZero();
  }

  @Test
  void partsWithRowsButNoColumnsCount() {
    assertThat(joined(List.of(Columns.of(Map.of(), 2), one(IntColumn.of(5)))).size()).isEqualTo(3);
  }

  @Test
  void columnsOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> one(IntColumn.of(1)).with("d", IntColumn.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column d has 2 rows, but the table has 1");
  }

  @Test
  void sliceTakesTheRowsOfEveryColumn() {
    var both = one(IntColumn.of(1, 2, 3)).with("d", TextColumn.of("a", "b", "c"));
    assertThat(both.slice(1, 3))
        .isEqualTo(one(IntColumn.of(2, 3)).with("d", TextColumn.of("b", "c")));
  }

  @Test
  void aSliceThatIsNotThereIsRefusedEvenWithoutColumns() {
    var none = Columns.of(Map.of(), 2);
    assertThatThrownBy(() -> none.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> none.select(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void withReplacesAColumnInItsPlace() {
    var both = one(IntColumn.of(1)).with("d", IntColumn.of(2));
    assertThat(both.with("c", TextColumn.of("x")).names()).containsExactly("c", "d");
  }

  @Test
  void theSizeIsThatOfAllColumns() {
    var both = one(IntColumn.of(1, 2, 3)).with("d", DoubleColumn.of(0.1, 0.2, 0.3));
    assertThat(both.sizeBytes()).isEqualTo(3 + 12);
  }
}
