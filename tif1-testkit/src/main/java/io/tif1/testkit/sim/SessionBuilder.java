package io.tif1.testkit.sim;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options of a simulated session; all have defaults. Options check themselves when set. Not safe
 * for use by multiple threads; what it builds is.
 */
public final class SessionBuilder {
  private final int season;
  private final String event;
  private final String session;
  private final SessionKind kind;
  private long seed = 1;
  private @Nullable Generation generation;
  private @Nullable Generation sessionLapsGeneration;
  private int drivers = 20;
  private int laps;
  private double sampleRateHz = 7.7;
  private @Nullable Boolean wet;
  private @Nullable LocalDate raceDay;
  private Anomalies anomalies = Anomalies.realistic();

  SessionBuilder(int season, String event, String session) {
    this.season = SessionSimulator.checkedSeason(season);
    this.event = folder("event", event);
    this.session = folder("session", session);
    this.kind = SessionKind.of(season, event, session);
  }

  private static String folder(String what, String name) {
    if (name.isBlank() || name.startsWith(".") || name.matches(".*[/\\\\\\p{Cntrl}].*")) {
      throw new IllegalArgumentException(
          what + " is \"" + name + "\": it must be the name of a folder, without slashes");
    }
    return name;
  }

  /** Where all chance comes from. Default 1. */
  public SessionBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** How old the files are. Default {@link Generation#G3}; for testing {@link Generation#G1}. */
  public SessionBuilder generation(Generation value) {
    generation = value;
    return this;
  }

  /**
   * How old {@code session_laptimes.json} is, which a later job wrote before September 2026.
   * Default: as the rest of the session.
   */
  public SessionBuilder sessionLapsGeneration(Generation value) {
    sessionLapsGeneration = value;
    return this;
  }

  /** How many drivers take part, 1 to 24, two to a team. Default 20. */
  public SessionBuilder drivers(int count) {
    drivers = SessionSimulator.checked("drivers", count, 1, Roster.LARGEST);
    return this;
  }

  /**
   * The distance of a race, 1 to 200 laps; in practice and testing about how many laps a driver
   * does; in qualifying without meaning. Default: 305 km of race, 100 km of sprint, 24 laps of
   * practice, 70 of testing.
   */
  public SessionBuilder laps(int count) {
    laps = SessionSimulator.checked("laps", count, 1, 200);
    return this;
  }

  /** Telemetry samples a second on average, 2 to 20; fewer make smaller files. Default 7.7. */
  public SessionBuilder sampleRateHz(double value) {
    if (!(value >= 2 && value <= 20)) {
      throw new IllegalArgumentException(
          "sampleRateHz is " + value + ": it must be from 2 to 20 samples a second");
    }
    sampleRateHz = value;
    return this;
  }

  /** Whether it rains. Default: by chance, at one event in eight. */
  public SessionBuilder wet(boolean value) {
    wet = value;
    return this;
  }

  /** The day of the race, from which the dates of all sessions follow. Default: a Sunday. */
  public SessionBuilder raceDay(LocalDate day) {
    raceDay = day;
    return this;
  }

  /** What departs from what one would expect. Default {@link Anomalies#realistic()}. */
  public SessionBuilder anomalies(Anomalies value) {
    anomalies = value;
    return this;
  }

  /** The session; nothing is computed yet. */
  public SimulatedSession build() {
    return new SimulatedSession(setup());
  }

  private Setup setup() {
    long own = Chance.mix(seed, season + "/" + event + "/" + session);
    Generation usual = kind == SessionKind.TESTING ? Generation.G1 : Generation.G3;
    Generation files = generation == null ? usual : generation;
    Circuit circuit = Circuit.of(seed, event);
    Chance chance = Chance.of(own, "start");
    boolean rainy = Chance.fraction(seed, "rain " + event) < 0.125;
    boolean race = kind.isRace();
    long green = race ? chance.between(3_400_000, 3_800_000) : chance.between(850_000, 1_000_000);
    LocalDateTime start = start();
    return new Setup(
        season,
        event,
        session,
        kind,
        own,
        files,
        sessionLapsGeneration == null ? files : sessionLapsGeneration,
        anomalies,
        roster(own),
        circuit,
        wet == null ? rainy && kind != SessionKind.TESTING : wet,
        laps > 0 ? laps : usualLaps(circuit),
        start.minusNanos(green * 1_000_000),
        green,
        sampleRateHz);
  }

  private List<SimulatedDriver> roster(long own) {
    List<SimulatedDriver> roster = new ArrayList<>();
    for (SimulatedDriver driver : Roster.of(seed, season, drivers)) {
      boolean faceless = anomalies.strikes(Anomaly.HEADSHOT_NONE, own, driver.code());
      roster.add(faceless ? driver.withoutHeadshot() : driver);
    }
    return List.copyOf(roster);
  }

  private int usualLaps(Circuit circuit) {
    return switch (kind) {
      case RACE -> (int) Math.ceil(305_000 / circuit.lengthM());
      case SPRINT -> (int) Math.ceil(100_000 / circuit.lengthM());
      case TESTING -> 70;
      default -> 24;
    };
  }

  /** When the light turns green, UTC. */
  private LocalDateTime start() {
    LocalDate sunday = raceDay;
    if (sunday == null) {
      int day = (int) (270 * Chance.fraction(seed, "day " + season + " " + event));
      LocalDate from = LocalDate.of(season, 3, 1).plusDays(day);
      sunday = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }
    return switch (kind) {
      case RACE -> sunday.atTime(13, 3);
      case SPRINT -> sunday.minusDays(1).atTime(10, 2);
      case QUALIFYING -> sunday.minusDays(1).atTime(14, 0);
      case SPRINT_QUALIFYING -> sunday.minusDays(2).atTime(14, 30);
      case PRACTICE -> practice(sunday);
      case TESTING -> sunday.minusDays(4 - number()).atTime(7, 0);
    };
  }

  private LocalDateTime practice(LocalDate sunday) {
    return switch (number()) {
      case 1 -> sunday.minusDays(2).atTime(11, 30);
      case 2 -> sunday.minusDays(2).atTime(15, 0);
      default -> sunday.minusDays(1).atTime(10, 30);
    };
  }

  /** The number at the end of the session's name; 1 if there is none. */
  private int number() {
    char last = session.charAt(session.length() - 1);
    return last >= '1' && last <= '9' ? last - '0' : 1;
  }
}
