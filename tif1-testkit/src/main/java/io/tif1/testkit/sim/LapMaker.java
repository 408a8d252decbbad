package io.tif1.testkit.sim;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Turns "this car took so long, in this way" into a row: sectors, speeds, mini-sectors, flags. */
final class LapMaker {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Setup setup;
  private final Circuit circuit;
  private final TrackStatus status;
  private final int trapPoint;

  LapMaker(Setup setup, TrackStatus status) {
    this.setup = setup;
    this.circuit = setup.circuit();
    this.status = status;
    this.trapPoint = fastestPoint(circuit.profile.speedMps);
  }

  private static int fastestPoint(double[] speeds) {
    int fastest = 0;
    for (int i = 1; i < speeds.length; i++) {
      if (speeds[i] > speeds[fastest]) {
        fastest = i;
      }
    }
    return fastest;
  }

  /**
   * How long the lap takes on top of driving all of it on the track: launch, pit lane, box, garage.
   */
  long extraMs(SimulatedLap lap) {
    return extraFirstMs(lap) + extraLastMs(lap);
  }

  private long extraFirstMs(SimulatedLap lap) {
    if (lap.fromBox) {
      double slow = PitLane.EXIT_M - PitLane.BOX_M;
      return lap.garageMs + PitLane.driveMs(slow) - trackMs(0, PitLane.EXIT_M);
    }
    if (lap.outOfPit) {
      return lap.stopMs + PitLane.driveMs(PitLane.EXIT_M) - trackMs(0, PitLane.EXIT_M);
    }
    return lap.launch ? PitLane.LAUNCH_MS - trackMs(0, PitLane.LAUNCH_M) : 0;
  }

  private long extraLastMs(SimulatedLap lap) {
    double from = circuit.lengthM() - PitLane.ENTRY_M;
    return lap.intoPit ? PitLane.driveMs(PitLane.ENTRY_M) - trackMs(from, circuit.lengthM()) : 0;
  }

  private long trackMs(double fromM, double toM) {
    double[] time = circuit.profile.timeS;
    int from = (int) (fromM / circuit.stepM);
    int to = Math.min(circuit.points, (int) (toM / circuit.stepM));
    return Math.round(1000 * (time[to] - time[from]));
  }

  /** Places a whole lap in time and splits it into sectors. */
  void drive(SimulatedLap lap, long startMs, long durationMs, Chance chance) {
    long extraFirst = extraFirstMs(lap);
    long extraLast = extraLastMs(lap);
    double onTrack = durationMs - extraFirst - extraLast;
    double scale = onTrack / circuit.referenceLapTimeS();
    double jitter = chance.between(-0.003, 0.003);
    lap.motionMs[0] = Math.round(scale * circuit.sectorTimeS(0) * (1 + jitter)) + extraFirst;
    lap.motionMs[1] = Math.round(scale * circuit.sectorTimeS(1) * (1 - jitter * 0.7));
    lap.motionMs[2] = durationMs - lap.motionMs[0] - lap.motionMs[1];
    lap.startMs = startMs;
    lap.endMs = startMs + durationMs;
    if (lap.fromBox) {
      lap.pitOutMs = startMs + lap.garageMs;
    } else if (lap.outOfPit) {
      lap.pitOutMs = startMs + lap.stopMs + PitLane.driveMs(PitLane.EXIT_M);
    }
    if (lap.intoPit) {
      lap.pitInMs = lap.endMs - PitLane.driveMs(PitLane.ENTRY_M);
    }
  }

  /** Fills in what timekeeping publishes of a lap that was driven to its end. */
  void publish(SimulatedLap lap, boolean timed, Chance chance) {
    long end = lap.startMs;
    boolean timedInFull = timed && !(lap.intoPit && chance.happens(0.05));
    for (int i = 0; i < 3; i++) {
      end += lap.motionMs[i];
      boolean missing = (i == 0 && (lap.fromBox || lap.launch)) || (i == 2 && timed != timedInFull);
      if (!missing) {
        lap.sectorMs[i] = lap.motionMs[i];
        lap.sectorEndMs[i] = end;
      }
    }
    lap.timeMs = timedInFull ? lap.durationMs() : SimulatedLap.MISSING;
    lap.status = status.codes(lap.startMs, lap.endMs);
    speeds(lap);
    for (int i = 0; i < 3; i++) {
      lap.miniSectors[i] = miniSectors(lap, i, chance);
    }
    lap.accurate =
        timedInFull && !lap.outOfPit && !lap.fromBox && !lap.intoPit && lap.status.equals("1");
  }

  /** Fills in what is published of a lap on which the car stopped: nearly nothing. */
  void publishRetirement(SimulatedLap lap) {
    lap.generated = true;
    lap.status = status.codes(lap.startMs, lap.endMs);
    int done = (int) (28 * lap.retiredAt);
    for (int i = 0; i < 3; i++) {
      int count = circuit.miniSectors[i];
      int green = Math.max(0, Math.min(count, done));
      done -= count;
      lap.miniSectors[i] = "1".repeat(green) + "7".repeat(count - green);
    }
    lap.pitInMs = SimulatedLap.MISSING;
  }

  private void speeds(SimulatedLap lap) {
    double[] reference = circuit.profile.speedMps;
    int[] points = {
      circuit.sectorEnds[0], circuit.sectorEnds[1], circuit.points - 1, trapPoint,
    };
    for (int i = 0; i < 4; i++) {
      int sector = i == 3 ? 1 : i;
      double scale = 1000 * circuit.sectorTimeS(sector) / lap.motionMs[sector];
      lap.speedKph[i] = Math.rint(3.6 * reference[points[i]] * Math.min(1.03, scale));
    }
    if (lap.intoPit) {
      lap.speedKph[2] = Double.NaN;
    }
    if (lap.fromBox || lap.outOfPit) {
      lap.speedKph[0] = Math.rint(3.6 * reference[points[0]] * 0.85);
    }
  }

  private String miniSectors(SimulatedLap lap, int sector, Chance chance) {
    int count = circuit.miniSectors[sector] - (chance.happens(0.05) ? 1 : 0);
    double scale = lap.motionMs[sector] / (1000 * circuit.sectorTimeS(sector));
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean pit =
          (sector == 0 && i < 2 && (lap.fromBox || lap.outOfPit))
              || (sector == 2 && i >= count - 2 && lap.intoPit);
      if (pit) {
        digits.append('5');
      } else if (scale > 1.1) {
        digits.append('0');
      } else {
        digits.append(chance.happens(0.15) ? '3' : chance.happens(0.25) ? '0' : '1');
      }
    }
    return digits.toString();
  }

  /** Deletes the time of a lap for leaving the track, now and then. */
  void judge(SimulatedLap lap, double probability, Chance chance) {
    if (lap.timeMs == SimulatedLap.MISSING || !chance.happens(probability)) {
      return;
    }
    int turn = 1 + chance.below(circuit.corners().size());
    lap.deleted = true;
    lap.deletedReason =
        "TRACK LIMITS AT TURN %d LAP %d %s"
            .formatted(turn, lap.number, clock(lap.endMs - lap.motionMs[2]));
  }

  private String clock(long ms) {
    return LocalTime.from(setup.clockZero().plusNanos(ms * 1_000_000)).format(CLOCK);
  }

  /** The driver's row of the lap before, as far as tyres are concerned. */
  static void tyre(SimulatedLap lap, Tyre tyre, int stint, int life, boolean fresh) {
    lap.compound = tyre.name();
    lap.stint = stint;
    lap.life = life;
    lap.fresh = fresh;
  }

  /** Marks the laps that were the driver's best so far. */
  static void markBest(Iterable<SimulatedLap> laps) {
    @Nullable SimulatedLap best = null;
    for (SimulatedLap lap : laps) {
      boolean counts = lap.timeMs != SimulatedLap.MISSING && !lap.deleted;
      if (counts && (best == null || lap.timeMs < best.timeMs)) {
        lap.personalBest = true;
        best = lap;
      }
    }
  }
}
