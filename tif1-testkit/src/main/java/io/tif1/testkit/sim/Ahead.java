package io.tif1.testkit.sim;

import java.util.List;

/**
 * Who drives next on the road, and how far away: asked once a second of a lap, because that is as
 * often as it matters. Cars in the garage, or stopped for good, are not on the road.
 */
final class Ahead {
  static final int NOBODY = -1;
  private static final int STEP_MS = 1000;
  private static final double FARTHEST_M = 3000;

  private final Circuit circuit;
  private final int[] who;
  private final double[] metres;

  Ahead(Circuit circuit, List<List<SimulatedLap>> laps, SimulatedLap lap, long endMs) {
    this.circuit = circuit;
    int count = (int) (endMs / STEP_MS) + 2;
    this.who = new int[count];
    this.metres = new double[count];
    int[] cursor = new int[laps.size()];
    for (int i = 0; i < count; i++) {
      find(i, laps, lap, cursor);
    }
  }

  private void find(int i, List<List<SimulatedLap>> laps, SimulatedLap lap, int[] cursor) {
    long moment = lap.startMs + (long) i * STEP_MS;
    double here = where(lap, Math.min(moment, lap.endMs - 1));
    who[i] = NOBODY;
    metres[i] = FARTHEST_M;
    for (int driver = 0; driver < cursor.length && here >= 0; driver++) {
      if (driver == lap.driverIndex) {
        continue;
      }
      List<SimulatedLap> rows = laps.get(driver);
      int at = cursor[driver];
      while (at < rows.size() && rows.get(at).endMs <= moment) {
        at++;
      }
      cursor[driver] = at;
      double there = at < rows.size() ? where(rows.get(at), moment) : -1;
      if (there >= 0) {
        double gap = there - here;
        double ahead = gap > 0 ? gap : gap + circuit.lengthM();
        if (ahead < metres[i]) {
          metres[i] = ahead;
          who[i] = driver;
        }
      }
    }
  }

  /** Metres from the line, about; negative if the car is not on the road. */
  private double where(SimulatedLap lap, long moment) {
    long into = moment - lap.startMs;
    if (into < lap.garageMs || into < 0) {
      return -1;
    }
    if (lap.generated) {
      double share = (into - lap.stopMs) / (1100 * circuit.referenceLapTimeS());
      return share > lap.retiredAt || share < 0 ? -1 : share * circuit.lengthM();
    }
    int sector = 0;
    double from = 0;
    while (sector < 2 && into >= lap.motionMs[sector]) {
      into -= lap.motionMs[sector];
      from = circuit.sectorEnds[sector] * circuit.stepM;
      sector++;
    }
    long standing = sector == 0 ? lap.garageMs + lap.stopMs : 0;
    double share = Math.max(0, into - standing) / (double) (lap.motionMs[sector] - standing);
    return from + share * (circuit.sectorEnds[sector] * circuit.stepM - from);
  }

  /** The driver next on the road at a moment of the lap; {@link #NOBODY} if there is none near. */
  int who(int ms) {
    return who[ms / STEP_MS];
  }

  /** The distance to that driver; NaN if there is none. */
  double metres(int ms) {
    int at = ms / STEP_MS;
    if (who[at] == NOBODY) {
      return Double.NaN;
    }
    boolean same = at + 1 < who.length && who[at + 1] == who[at];
    double share = (ms - at * STEP_MS) / (double) STEP_MS;
    return same ? metres[at] + share * (metres[at + 1] - metres[at]) : metres[at];
  }
}
