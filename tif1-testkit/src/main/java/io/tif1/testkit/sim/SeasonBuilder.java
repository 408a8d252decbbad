package io.tif1.testkit.sim;

/**
 * Options of a simulated season; all have defaults. Options check themselves when set. Not safe for
 * use by multiple threads; what it builds is.
 */
public final class SeasonBuilder {
  final int season;
  int events = 24;
  long seed = 1;
  Generation generation = Generation.G3;
  int drivers = 20;
  int laps;
  double sampleRateHz = 7.7;
  boolean testing;
  int keptSessions = 32;
  Anomalies anomalies = Anomalies.realistic();

  SeasonBuilder(int season) {
    this.season = SessionSimulator.checkedSeason(season);
  }

  /** How many race weekends there are, 1 to 40. Every fourth has a sprint. Default 24. */
  public SeasonBuilder events(int count) {
    events = SessionSimulator.checked("events", count, 1, 40);
    return this;
  }

  /** Where all chance comes from. Default 1. */
  public SeasonBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** How old the files of the weekends are. Default {@link Generation#G3}. */
  public SeasonBuilder generation(Generation value) {
    generation = value;
    return this;
  }

  /** How many drivers take part, 1 to 24, two to a team. Default 20. */
  public SeasonBuilder drivers(int count) {
    drivers = SessionSimulator.checked("drivers", count, 1, Roster.LARGEST);
    return this;
  }

  /**
   * The distance of each race and sprint, and about how many laps a driver does in practice, 1 to
   * 200. Default: what each kind of session usually has.
   */
  public SeasonBuilder laps(int count) {
    laps = SessionSimulator.checked("laps", count, 1, 200);
    return this;
  }

  /** Telemetry samples a second on average, 2 to 20; fewer make smaller files. Default 7.7. */
  public SeasonBuilder sampleRateHz(double value) {
    new SessionBuilder(season, "check", "Race").sampleRateHz(value);
    sampleRateHz = value;
    return this;
  }

  /** Whether three days of testing precede the first weekend. Default false. */
  public SeasonBuilder testing(boolean value) {
    testing = value;
    return this;
  }

  /**
   * How many sessions' lap rows are kept in memory at most, 1 or more; the rows of others are
   * computed again when needed. A session's take about half a megabyte. Default 32.
   */
  public SeasonBuilder keptSessions(int count) {
    keptSessions = SessionSimulator.checked("keptSessions", count, 1, Integer.MAX_VALUE);
    return this;
  }

  /** What departs from what one would expect. Default {@link Anomalies#realistic()}. */
  public SeasonBuilder anomalies(Anomalies value) {
    anomalies = value;
    return this;
  }

  /** The season; nothing is computed yet. */
  public SimulatedSeason build() {
    return new SimulatedSeason(this);
  }
}
