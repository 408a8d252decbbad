package io.tif1.testkit.sim;

import java.util.List;

/** Who does not finish a race, on which lap, and what flags that and other incidents bring. */
final class Retirements {
  private final int[] laps;

  private Retirements(int[] laps) {
    this.laps = laps;
  }

  /** The first driver of the roster always finishes, so that there is a race. */
  static Retirements of(Setup setup) {
    Chance chance = setup.chance("retirements");
    int[] laps = new int[setup.drivers().size()];
    List<SimulatedDriver> drivers = setup.drivers();
    for (int i = 1; i < laps.length; i++) {
      boolean later = chance.happens(0.07) && setup.laps() >= 5;
      int lap = chance.between(2, Math.max(2, setup.laps() - 1));
      if (setup.strikes(Anomaly.FIRST_LAP_RETIREMENT, drivers.get(i).code())) {
        laps[i] = 1;
      } else if (later) {
        laps[i] = lap;
      }
    }
    return new Retirements(laps);
  }

  /** The lap a driver does not finish; 0 for none. */
  int lapOf(int driver) {
    return laps[driver];
  }

  /** After which share of the lap the car stands. */
  static double share(Setup setup, int driver) {
    return 0.08 + 0.8 * Chance.fraction(setup.seed(), "share " + driver);
  }

  /** The flags of the race, on its clock: for the retirements, and for nothing in particular. */
  TrackStatus flags(Setup setup) {
    Chance chance = setup.chance("flags");
    TrackStatus.Builder flags = new TrackStatus.Builder();
    double lapMs = 1000 * setup.circuit().referenceLapTimeS() * 1.04;
    for (int i = 0; i < laps.length; i++) {
      if (laps[i] > 0) {
        double done = laps[i] - 1 + share(setup, i);
        flag(flags, setup.greenMs() + Math.round(done * lapMs), lapMs, chance);
      }
    }
    int more = chance.below(3);
    for (int i = 0; i < more; i++) {
      double at = chance.between(0.1, 0.9) * setup.laps() * lapMs;
      flag(flags, setup.greenMs() + Math.round(at), lapMs, chance);
    }
    return flags.build();
  }

  private static void flag(TrackStatus.Builder flags, long at, double lapMs, Chance chance) {
    double kind = chance.unit();
    long yellow = chance.between(8_000, 25_000);
    if (kind < 0.45) {
      flags.incident(at, TrackStatus.YELLOW, 2 * yellow, 0);
    } else if (kind < 0.65) {
      flags.incident(at, TrackStatus.VIRTUAL, yellow, Math.round(chance.between(0.8, 1.8) * lapMs));
    } else if (kind < 0.95) {
      long out = Math.round(chance.between(3.0, 5.5) * lapMs);
      flags.incident(at, TrackStatus.SAFETY_CAR, yellow, out);
    } else {
      long stopped = chance.between(700_000, 1_500_000);
      flags.incident(at, TrackStatus.RED, yellow, stopped);
    }
  }
}
