package io.tif1.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "monza, monza, 0",
    "monza, mona, 1",
    "monza, monzza, 1",
    "monza, monca, 1",
    "monza, mozna, 1",
    "kitten, sitting, 3",
    "ca, abc, 3"
  })
  void lettersInsertedDeletedReplacedOrSwappedCountOne(String a, String b, int distance) {
    assertThat(EditDistance.between(a, b)).isEqualTo(distance);
  }

  @Property
  void itIsTheSameBothWaysAndNeverMoreThanTheLongerName(
      @ForAll @StringLength(max = 12) String a, @ForAll @StringLength(max = 12) String b) {
    assertThat(EditDistance.between(a, b))
        .isEqualTo(EditDistance.between(b, a))
        .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
  }
}
