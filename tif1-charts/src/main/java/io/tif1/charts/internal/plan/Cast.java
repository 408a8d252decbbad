package io.tif1.charts.internal.plan;

import io.tif1.charts.Palette;
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.look.Ink;
import io.tif1.charts.internal.look.Look;
import io.tif1.charts.internal.look.TeamLook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The look of every driver of a chart. */
final class Cast {
  private final Map<String, Look> looks = new LinkedHashMap<>();
  private final Map<String, String> teams = new LinkedHashMap<>();

  private Cast() {}

  /** The looks of all drivers of the table, whoever is drawn: so all pictures of it agree. */
  static Cast of(Field field, Style style, Ink ink) {
    Palette palette = palette(style, field.season());
    Cast cast = new Cast();
    Map<String, List<Runner>> byTeam = new LinkedHashMap<>();
    for (Runner runner : field.everybody()) {
      String team = team(runner, palette);
      byTeam.computeIfAbsent(team, name -> new ArrayList<>()).add(runner);
      cast.teams.put(runner.driver(), team);
    }
    Map<String, TeamLook> looks = TeamLook.of(byTeam.keySet(), palette, ink);
    byTeam.forEach(
        (team, runners) -> {
          TeamLook look = looks.getOrDefault(team, new TeamLook(ink.muted(), DotShape.CIRCLE));
          for (int place = 0; place < runners.size(); place++) {
            String driver = runners.get(place).driver();
            cast.looks.put(driver, new Look(look.colour(), look.shape(), place));
          }
        });
    return cast;
  }

  static Palette palette(Style style, int season) {
    Palette chosen = style.palette();
    return chosen == null ? Palette.ofSeason(season) : chosen;
  }

  /** The driver's team; a driver of none is a team of its own. */
  private static String team(Runner runner, Palette palette) {
    String said = runner.team();
    return said != null
        ? said
        : palette.teamOf(runner.driver()).orElse("without a team: " + runner.driver());
  }

  Look of(Runner runner) {
    Look look = looks.get(runner.driver());
    if (look == null) {
      throw new IllegalStateException("no look for " + runner.driver());
    }
    return look;
  }

  /** The drivers, team mates side by side. */
  List<Runner> byTeam(List<Runner> runners) {
    Map<@Nullable String, List<Runner>> groups = new LinkedHashMap<>();
    for (Runner runner : runners) {
      groups.computeIfAbsent(teams.get(runner.driver()), name -> new ArrayList<>()).add(runner);
    }
    return groups.values().stream().flatMap(List::stream).toList();
  }
}
