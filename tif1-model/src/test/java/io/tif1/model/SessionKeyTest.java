package io.tif1.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyTest {
  @Test
  void keysOfTheSameSessionAreEqualHoweverTheyWereTyped() {
    assertThat(new SessionKey(2023, "S%C3%A3o Paulo Grand Prix", "Practice%201"))
        .isEqualTo(new SessionKey(2023, "Sa\u0303o Paulo Grand Prix", "Practice 1"))
        .hasSameHashCodeAs(new SessionKey(2023, "S\u00e3o Paulo Grand Prix", "Practice 1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2018, 2099})
  void theFirstAndTheLastSeasonAreAllowed(int season) {
    assertThat(new SessionKey(season, "Belgian Grand Prix", "Race").season()).isEqualTo(season);
  }

  @ParameterizedTest
  @ValueSource(ints = {2017, 2100, 0, -2021, 21})
  void otherSeasonsAreRefusedWithTheNumber(int season) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SessionKey(season, "Belgian Grand Prix", "Race"))
        .withMessage("season must be from 2018 to 2099: " + season);
  }

  @Test
  void theMessageSaysWhichNameIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SessionKey(2021, "..", "Race"))
        .withMessageStartingWith("event must not step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SessionKey(2021, "Belgian Grand Prix", "a/b"))
        .withMessageStartingWith("session must not hold a slash");
  }

  @Test
  void isShownAsAPath() {
    assertThat(new SessionKey(2021, "Belgian Grand Prix", "Race"))
        .hasToString("2021/Belgian Grand Prix/Race");
  }
}
