package io.tif1.testkit.sim;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which rows and telemetry files are damaged, by seed and place alone, and damages the rows
 * the way published rows are. What was decided stays with the lap.
 */
final class LapFaults {
  private static final long LONG_ENOUGH_MS = 20_000;

  private LapFaults() {}

  static void apply(Setup setup, List<List<SimulatedLap>> laps) {
    for (List<SimulatedLap> rows : laps) {
      for (SimulatedLap lap : rows) {
        for (Anomaly anomaly : Anomaly.values()) {
          boolean aboutLaps =
              anomaly.scope() == Anomaly.Scope.LAP || anomaly.scope() == Anomaly.Scope.TELEMETRY;
          if (aboutLaps && setup.strikes(anomaly, lap.place()) && canTake(setup, anomaly, lap)) {
            lap.faults.add(anomaly);
            damage(setup, anomaly, lap);
          }
        }
        settle(lap.faults);
      }
    }
  }

  /** Whether an anomaly makes sense for this lap, as damaged so far. */
  private static boolean canTake(Setup setup, Anomaly anomaly, SimulatedLap lap) {
    Generation newest =
        setup.generation().atLeast(setup.sessionLapsGeneration())
            ? setup.generation()
            : setup.sessionLapsGeneration();
    return switch (anomaly) {
      case UNLISTED_LAP -> setup.generation() == Generation.G0 && lap.number > 1;
      case COMPOUND_NONE -> !lap.faults.contains(Anomaly.UNKNOWN_TYRE);
      case TIME_MISSING -> lap.timeMs != SimulatedLap.MISSING && !lap.deleted;
      case SECTORS_DISAGREE ->
          newest.atLeast(Generation.G1)
              && lap.timeMs != SimulatedLap.MISSING
              && lap.sectorMs[0] != SimulatedLap.MISSING;
      case PERSONAL_BEST_NONE -> newest.atLeast(Generation.G1);
      case MINISECTORS_MISSING -> newest == Generation.G3;
      case TIME_GAP, TELEMETRY_SHORT -> lap.durationMs() >= LONG_ENOUGH_MS;
      case TINY_EXPONENTS -> !setup.wholePositions();
      default -> true;
    };
  }

  /** What is not there cannot be wrong: removes anomalies that others hide. */
  private static void settle(Set<Anomaly> faults) {
    if (faults.contains(Anomaly.UNLISTED_LAP)) {
      faults.retainAll(EnumSet.of(Anomaly.UNLISTED_LAP));
    }
    if (faults.contains(Anomaly.ABSENT_TELEMETRY)) {
      faults.removeIf(fault -> fault.scope() == Anomaly.Scope.TELEMETRY);
      faults.add(Anomaly.ABSENT_TELEMETRY);
    }
    if (faults.contains(Anomaly.DEAD_CAR_CHANNEL)) {
      faults.removeAll(
          EnumSet.of(
              Anomaly.GEAR_RAMP,
              Anomaly.DISTANCE_BACKWARDS,
              Anomaly.DISTANCE_NEGATIVE,
              Anomaly.RELATIVE_DISTANCE_OUTSIDE,
              Anomaly.NONE_IN_NUMBERS));
    }
  }

  private static void damage(Setup setup, Anomaly anomaly, SimulatedLap lap) {
    switch (anomaly) {
      case UNLISTED_LAP -> lap.listed = false;
      case UNKNOWN_TYRE -> {
        lap.compound = null;
        lap.tyreKnown = false;
        lap.status = "";
      }
      case COMPOUND_NONE -> lap.compound = null;
      case TIME_MISSING -> {
        lap.timeMs = SimulatedLap.MISSING;
        lap.accurate = false;
      }
      case SECTORS_DISAGREE ->
          lap.sectorMs[2] -=
              1000 + (long) (9000 * Chance.fraction(setup.seed(), "short " + lap.place()));
      case PERSONAL_BEST_NONE -> lap.personalBestKnown = false;
      case MINISECTORS_MISSING -> Arrays.fill(lap.miniSectors, null);
      default -> {} // telemetry: damaged when it is made
    }
  }
}
