package io.tif1.model.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TextColumnTest {
  @Property(tries = 300)
  void anyTextsComeBack(@ForAll @Size(max = 50) List<String> texts) {
    assertThat(TextColumn.of(texts).stream().toList()).isEqualTo(texts);
  }

  @Test
  void missingTextsComeBackAsNull() {
    assertThat(TextColumn.of("SOFT", null, "").stream()).containsExactly("SOFT", null, "");
  }

  @Test
  void manyDifferentTextsComeBack() {
    List<String> texts = IntStream.range(0, 70_000).mapToObj(Integer::toString).toList();
    assertThat(TextColumn.of(texts).stream()).containsExactlyElementsOf(texts);
  }

  @Test
  void eachDifferentTextIsKeptOnce() {
    var column = TextColumn.of(IntStream.range(0, 1000).mapToObj(i -> "SOFT").toList());
    assertThat(column.sizeBytes()).isLessThan(100);
  }

  @Test
  void distinctTextsComeInTheOrderOfTheirFirstRows() {
    assertThat(TextColumn.of(null, "b", "a", "b").distinct()).containsExactly("b", "a");
  }

  @Test
  void distinctTextsOfASliceAreThoseOfItsRows() {
    assertThat(TextColumn.of("a", "b", "c").slice(1, 2).distinct()).containsExactly("b");
  }

  @Test
  void selectsRowsInAnyOrderAndMoreThanOnce() {
    assertThat(TextColumn.of("a", null, "c").select(2, 1, 2))
        .isEqualTo(TextColumn.of("c", null, "c"));
  }

  @Test
  void codesLeadToTheTextsOfTheDictionary() {
    assertThat(TextColumn.coded(List.of("a", "b"), new int[] {1, IntColumn.MISSING, 0, 9}, 3))
        .isEqualTo(TextColumn.of("b", null, "a"));
  }

  @Test
  void aCodeWithoutATextIsRefused() {
    assertThatThrownBy(() -> TextColumn.coded(List.of("a"), new int[] {1}, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void equalColumnsAreEqualWhateverTheirDictionaries() {
    var coded = TextColumn.coded(List.of("x", "b", "a"), new int[] {2, 1}, 2);
    assertThat(coded).isEqualTo(TextColumn.of("a", "b")).hasSameHashCodeAs(TextColumn.of("a", "b"));
  }

  @Test
  void comparesARowWithAText() {
    var column = TextColumn.of("SOFT", null);
    assertThat(column.is(0, "SOFT")).isTrue();
    assertThat(column.is(1, "SOFT")).isFalse();
  }

  @Test
  void aRowThatIsNotThereIsRefused() {
    var column = TextColumn.same("a", 2);
    assertThatThrownBy(() -> column.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> column.select(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Property
  void columnsBelowOneAnotherHaveTheTextsOfAll(
      @ForAll @Size(max = 6) List<@Size(max = 8) List<@IntRange(max = 4) Integer>> parts) {
    List<List<String>> texts =
        parts.stream()
            .map(part -> part.stream().map(i -> i == 0 ? null : "text " + i).toList())
            .toList();
    TextColumn joined = TextColumn.concat(texts.stream().map(TextColumn::of).toList());

    List<String> all = texts.stream().flatMap(List::stream).toList();
    assertThat(joined).isEqualTo(TextColumn.of(all));
    assertThat(joined.distinct()).isEqualTo(TextColumn.of(all).distinct());
  }

  @Test
  void whatASliceHasNoMoreIsNotInWhatItIsJoinedTo() {
    TextColumn slice = TextColumn.of("HARD", "SOFT", "SOFT").slice(1, 3);

    assertThat(
            TextColumn.concat(List.of(slice, TextColumn.missing(1), TextColumn.of("HARD")))
                .distinct())
        .containsExactly("SOFT", "HARD");
  }
}
