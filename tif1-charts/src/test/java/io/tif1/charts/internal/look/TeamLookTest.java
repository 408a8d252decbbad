package io.tif1.charts.internal.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.charts.Palette;
import io.tif1.charts.TeamsOf2026;
import io.tif1.charts.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No two teams of a season look alike, with and without colour. */
final class TeamLookTest {
  private static final List<String> TEAMS = TeamsOf2026.NAMES;

  static Stream<Arguments> seasons() {
    return IntStream.rangeClosed(TeamColours.FIRST, TeamColours.LAST + 1)
        .boxed()
        .flatMap(season -> Stream.of(Theme.values()).map(theme -> Arguments.of(season, theme)));
  }

  private static Map<String, TeamLook> looks(List<String> teams, int season, Theme theme) {
    return TeamLook.of(teams, Palette.ofSeason(season), Ink.of(theme));
  }

  private static void assertApart(Map<String, TeamLook> looks) {
    List<String> teams = List.copyOf(looks.keySet());
    for (int i = 0; i < teams.size(); i++) {
      for (int j = 0; j < i; j++) {
        TeamLook one = looks.get(teams.get(i));
        TeamLook two = looks.get(teams.get(j));
        String pair = teams.get(i) + " and " + teams.get(j);

        assertThat(one.colour().difference(two.colour())).as(pair).isGreaterThanOrEqualTo(20);
        assertThat(one.shape()).as(pair).isNotEqualTo(two.shape());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seasons")
  void f1_noTwoTeamsOfASeasonLookAlikeWithAndWithoutColour(int season, Theme theme) {
    assertApart(looks(TEAMS, season, theme));
  }

  @ParameterizedTest
  @MethodSource("seasons")
  void everyTeamStandsOutFromTheGroundAlsoInAChangedColour(int season, Theme theme) {
    assertThat(looks(TEAMS, season, theme).values())
        .allMatch(look -> look.colour().contrast(Ink.of(theme).panel()) >= 3);
  }

  @ParameterizedTest
  @EnumSource
  void teamsThatNobodyKnowsDifferToo(Theme theme) {
    List<String> teams = IntStream.range(0, 12).mapToObj(i -> "Écurie " + i).toList();

    assertApart(looks(teams, 2030, theme));
  }

  @ParameterizedTest
  @EnumSource
  void moreTeamsThanShapesDifferInOneOfBoth(Theme theme) {
    List<String> teams = IntStream.range(0, 30).mapToObj(i -> "Écurie " + i).toList();
    Map<String, TeamLook> looks = looks(teams, 2026, theme);

    assertThat(new HashSet<>(looks.values())).hasSize(30);
  }

  @Test
  void twoTeamsThatTheDataGiveOneColourDiffer() {
    Palette palette =
        Palette.ofSeason(2026).withTeam("Ferrari", "1868DB").withTeam("Audi", "1868DB");

    assertApart(TeamLook.of(List.of("Ferrari", "Audi"), palette, Ink.of(Theme.LIGHT)));
  }

  @Test
  void theOrderOfTheTeamsChangesNothing() {
    List<String> reversed = new ArrayList<>(TEAMS);
    Collections.reverse(reversed);

    assertThat(looks(reversed, 2026, Theme.DARK)).isEqualTo(looks(TEAMS, 2026, Theme.DARK));
  }
}
