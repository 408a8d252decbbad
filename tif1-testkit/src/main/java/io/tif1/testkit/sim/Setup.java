package io.tif1.testkit.sim;

import java.time.LocalDateTime;
import java.util.List;

/**
 * Everything a session is made from.
 *
 * @param seed of this session; other sessions of the same event have others
 * @param laps the distance of a race; in practice and testing about how many laps a driver does
 * @param clockZero the date, in UTC, at which the clock of the session is zero
 * @param greenMs when the session starts, on its clock
 * @param sampleRateHz telemetry samples a second
 */
record Setup(
    int season,
    String event,
    String session,
    SessionKind kind,
    long seed,
    Generation generation,
    Generation sessionLapsGeneration,
    Anomalies anomalies,
    List<SimulatedDriver> drivers,
    Circuit circuit,
    boolean wet,
    int laps,
    LocalDateTime clockZero,
    long greenMs,
    double sampleRateHz) {

  boolean strikes(Anomaly anomaly, String place) {
    return anomalies.strikes(anomaly, seed, place);
  }

  /** Strikes the session as a whole. */
  boolean strikes(Anomaly anomaly) {
    return strikes(anomaly, "");
  }

  Chance chance(String name) {
    return Chance.of(seed, name);
  }

  /** Whether joined laps, weather and messages of race control exist. */
  boolean isWeekend() {
    return kind != SessionKind.TESTING;
  }

  /** The oldest files have positions in whole numbers. */
  boolean wholePositions() {
    return season <= 2018 && generation.style(kind) == TextStyle.PYTHON;
  }

  /** Whether telemetry tells who is ahead: in race weekends, since {@link Generation#G2}. */
  boolean tellsWhoIsAhead() {
    return isWeekend() && generation.atLeast(Generation.G2);
  }

  /**
   * How much slower than the reference each driver is, as a share of the lap; two cars of a team
   * are alike. By session: cars change form from one to the next.
   */
  double[] pace() {
    Chance chance = chance("pace");
    double[] pace = new double[drivers.size()];
    double team = 0;
    for (int i = 0; i < pace.length; i++) {
      if (i % 2 == 0) {
        team = chance.between(0.0, 0.018);
      }
      pace[i] = team + chance.between(0.0, 0.004);
    }
    return pace;
  }
}
