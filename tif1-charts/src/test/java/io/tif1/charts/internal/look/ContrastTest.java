package io.tif1.charts.internal.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.charts.Palette;
import io.tif1.charts.Theme;
import io.tif1.charts.internal.draw.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ContrastTest {
  private static final List<String> TEAMS =
      List.of(
          "Mercedes",
          "Ferrari",
          "Red Bull Racing",
          "McLaren",
          "Aston Martin",
          "Alpine",
          "Williams",
          "Haas F1 Team",
          "Kick Sauber",
          "RB",
          "Cadillac",
          "Audi",
          "Toro Rosso",
          "Racing Point",
          "Renault");

  static Stream<Arguments> seasons() {
    return IntStream.rangeClosed(TeamColours.FIRST, TeamColours.LAST)
        .boxed()
        .flatMap(season -> Stream.of(Theme.values()).map(theme -> Arguments.of(season, theme)));
  }

  @ParameterizedTest
  @MethodSource("seasons")
  void everyTeamStandsOutFromTheGround(int season, Theme theme) {
    Ink ink = Ink.of(theme);

    assertThat(TEAMS)
        .allSatisfy(
            team -> {
              Colour own = TeamColours.find(team, season).orElseThrow();
              assertThat(ink.visible(own).contrast(ink.panel())).isGreaterThanOrEqualTo(3);
            });
  }

  @ParameterizedTest
  @EnumSource
  void lettersAreReadable(Theme theme) {
    Ink ink = Ink.of(theme);

    assertThat(ink.text().contrast(ink.ground())).isGreaterThan(7);
    assertThat(ink.muted().contrast(ink.ground())).isGreaterThan(4.5);
    assertThat(ink.muted().contrast(ink.panel())).isGreaterThan(4.5);
  }

  @ParameterizedTest
  @EnumSource
  void tenUnknownTeamsGetTenColoursThatStandOut(Theme theme) {
    Ink ink = Ink.of(theme);
    List<Colour> colours = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      colours.add(Distinct.from(colours, ink.panel()));
    }

    assertThat(colours).doesNotHaveDuplicates();
    assertThat(colours).allMatch(colour -> colour.contrast(ink.panel()) >= 3);
  }

  @Test
  void theRatioOfBlackAndWhiteIsTwentyOne() {
    assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
  }

  @Test
  void namesMayBeLong() {
    Palette palette = Palette.ofSeason(2024);

    assertThat(palette.teamColour("Oracle Red Bull Racing")).hasValue("#3671c6");
    assertThat(palette.teamColour("Visa Cash App RB F1 Team")).hasValue("#6692ff");
    assertThat(palette.teamColour("Nobody's")).isEmpty();
  }

  @Test
  void compoundsHaveTheColoursOfTheirSidewalls() {
    Palette palette = Palette.ofSeason(2024);

    assertThat(palette.compoundColour("soft")).isEqualTo(palette.compoundColour("SOFT"));
    assertThat(palette.compoundColour("SOFT")).isEqualTo("#e8002d");
    assertThat(Palette.ofSeason(2018).compoundColour("SOFT")).isEqualTo("#ffd318");
  }
}
