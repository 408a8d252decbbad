package io.tif1.charts;

import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.look.CompoundColours;
import io.tif1.charts.internal.look.TeamColours;
import io.tif1.model.Drivers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The colours of teams and tyres in a season. Seasons before 2018 have the colours of 2018, those
 * after 2026 the colours of 2026. Immutable and safe for use by multiple threads.
 *
 * <p>A chart changes a colour where it would not stand out from its ground, and leaves its hue, and
 * where it would look like that of another team in the chart.
 *
 * @since 0.1
 */
public final class Palette {
  private final int season;
  private final Map<String, String> byTeam;
  private final Map<String, String> teamByDriver;

  private Palette(int season, Map<String, String> byTeam, Map<String, String> teamByDriver) {
    this.season = season;
    this.byTeam = byTeam;
    this.teamByDriver = teamByDriver;
  }

  /** The colours of a season. */
  public static Palette ofSeason(int season) {
    return new Palette(season, Map.of(), Map.of());
  }

  /** The same, but with the teams and colours that {@code drivers.json} gives, where it does. */
  public Palette with(Drivers drivers) {
    Map<String, String> colours = new LinkedHashMap<>(byTeam);
    Map<String, String> teams = new LinkedHashMap<>(teamByDriver);
    for (int row = 0; row < drivers.size(); row++) {
      String team = drivers.teamName().get(row);
      String driver = drivers.abbreviation().get(row);
      String colour = drivers.teamColor().get(row);
      if (team != null && colour != null && Colour.isHex(colour)) {
        colours.put(team, Colour.of(colour).hex());
      }
      if (team != null && driver != null) {
        teams.put(driver, team);
      }
    }
    return new Palette(season, colours, teams);
  }

  /**
   * The same, but with another colour for a team.
   *
   * @param team its name as the data writes it
   * @param colour six hexadecimal digits, with or without a number sign
   * @throws IllegalArgumentException if that is not a colour
   */
  public Palette withTeam(String team, String colour) {
    Map<String, String> colours = new LinkedHashMap<>(byTeam);
    colours.put(team, Colour.of(colour).hex());
    return new Palette(season, colours, teamByDriver);
  }

  /** The season. */
  public int season() {
    return season;
  }

  /**
   * The colour of a team as {@code #rrggbb}; empty if it is not a known one. Names may be long or
   * short: {@code Ferrari}, {@code Scuderia Ferrari HP}.
   */
  public Optional<String> teamColour(String team) {
    String own = byTeam.get(team);
    return own != null ? Optional.of(own) : TeamColours.find(team, season).map(Colour::hex);
  }

  /** The colour of a compound, such as {@code SOFT}, as {@code #rrggbb}; grey if unknown. */
  public String compoundColour(String compound) {
    return CompoundColours.of(compound, season).hex();
  }

  /** The team of a driver by three letters, if {@link #with} was told. */
  public Optional<String> teamOf(String driver) {
    return Optional.ofNullable(teamByDriver.get(driver));
  }
}
