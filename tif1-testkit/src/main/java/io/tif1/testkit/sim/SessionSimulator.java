package io.tif1.testkit.sim;

/**
 * The way in to simulated data: sessions and seasons of timing data made from a seed, in the
 * published form of the files, with the published quirks.
 *
 * <pre>{@code
 * SimulatedSession race =
 *     SessionSimulator.session(2026, "Simulated Grand Prix", "Race").seed(42).laps(30).build();
 * byte[] telemetry = race.bytes(race.drivers().get(0).code() + "/1_tel.json");
 * double[] expected = race.lapTimes(race.drivers().get(0).code());
 * }</pre>
 *
 * <p>Both are a {@link io.tif1.testkit.Content}: what a fake CDN serves. Nothing that is published
 * is used: circuits, events, drivers and teams are invented.
 */
public final class SessionSimulator {
  private SessionSimulator() {}

  /**
   * Begins a session.
   *
   * @param season the year, 2018 or later
   * @param event a name that can be a folder, such as "Simulated Grand Prix"; "Pre-Season Testing"
   *     makes it a day of testing
   * @param session Race, Sprint, Qualifying, Sprint Qualifying, Sprint Shootout or Practice 1 to 3
   * @throws IllegalArgumentException if one of these makes no sense
   */
  public static SessionBuilder session(int season, String event, String session) {
    return new SessionBuilder(season, event, session);
  }

  /**
   * Begins a season.
   *
   * @param season the year, 2018 or later
   * @throws IllegalArgumentException if the year is earlier
   */
  public static SeasonBuilder season(int season) {
    return new SeasonBuilder(season);
  }

  static int checkedSeason(int season) {
    if (season < 2018 || season > 2100) {
      throw new IllegalArgumentException(
          "season is " + season + ": files are published from 2018 on; use a year up to 2100");
    }
    return season;
  }

  static int checked(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " is " + value + ": it must be from " + least + " to " + most);
    }
    return value;
  }
}
