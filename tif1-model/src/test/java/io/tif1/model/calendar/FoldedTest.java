package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {
  @ParameterizedTest
  @CsvSource({
    "São Paulo, sao paulo",
    "Sa\u0303o Paulo, sao paulo",
    "Spa-Francorchamps, spa francorchamps",
    "NÜRBURGRING, nurburgring",
    "İstanbul, istanbul",
    "７０th, 70th",
    "'  a. b  ', a b",
    "'!?', ''",
  })
  void aNameIsComparedByItsWordsWithoutCaseAndAccents(String name, String words) {
    assertThat(String.join(" ", Folded.of(name).words())).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "red bull ring, red, true",
    "red bull ring, bull ring, true",
    "red bull ring, bullring, true",
    "red bull ring, redb, false",
    "red bull ring, edbull, false",
    "red bull ring, ringo, false",
  })
  void wordsAreFoundWholeAndInARow(String name, String asked, boolean found) {
    assertThat(Folded.of(name).hasWords(Folded.of(asked))).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"monaco, mnaco, 0.8333", "monaco, monaoc, 0.8333", "spa, spa, 1", "abc, xyz, 0"})
  void similarityCountsLettersToMend(String one, String other, double similarity) {
    assertThat(Closeness.similarity(one, other)).isEqualTo(similarity, within(0.001));
  }

  @Test
  void nothingIsLikeNothing() {
    assertThat(Closeness.similarity("", "")).isEqualTo(1);
  }
}
