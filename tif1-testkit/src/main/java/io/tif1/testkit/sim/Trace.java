package io.tif1.testkit.sim;

/**
 * How a car moves through one lap: phases that follow one another in time and along the track. On
 * the track it drives the profile of reference, stretched to the time it has; in the pit lane it
 * keeps to the limit; it may stand, or launch from standing.
 *
 * <p>A cursor: moments have to be asked for in order of time. Belongs to one thread.
 */
final class Trace {
  private enum Phase {
    TRACK,
    PIT_LANE,
    STAND,
    LAUNCH
  }

  private static final int MOST = 8;

  private final Circuit circuit;
  private final SpeedProfile profile;
  private final Phase[] phases = new Phase[MOST];
  private final double[] fromM = new double[MOST + 1];
  private final double[] fromS = new double[MOST + 1];
  private int count;

  // where the cursor is
  private int phase;
  private int point;

  /** Metres from the line, at the last moment asked for. */
  double distanceM;

  /** Metres a second. */
  double speedMps;

  /** Along the track, m/s². */
  double accelerationMps2;

  /** Percent. */
  double throttle;

  boolean brake;

  /** Whether the car stands. */
  boolean standing;

  Trace(Circuit circuit, SimulatedLap lap) {
    this.circuit = circuit;
    this.profile = circuit.profile;
    double length = circuit.lengthM();
    double first = circuit.sectorEnds[0] * circuit.stepM;
    double second = circuit.sectorEnds[1] * circuit.stepM;
    fromM[0] = lap.fromBox ? PitLane.BOX_M : 0;
    if (!Double.isNaN(lap.retiredAt)) {
      leave(lap);
      double driven = 1.1 * circuit.referenceLapTimeS() * lap.retiredAt;
      phase(Phase.TRACK, lap.retiredAt * length, fromS[count] + driven);
      phase(Phase.STAND, lap.retiredAt * length, lap.durationMs() / 1000.0);
      return;
    }
    double end = lap.motionMs[0] / 1000.0;
    leave(lap);
    phase(Phase.TRACK, first, end);
    end += lap.motionMs[1] / 1000.0;
    phase(Phase.TRACK, second, end);
    end += lap.motionMs[2] / 1000.0;
    if (lap.intoPit) {
      double entry = PitLane.driveMs(PitLane.ENTRY_M) / 1000.0;
      phase(Phase.TRACK, length - PitLane.ENTRY_M, end - entry);
      phase(Phase.PIT_LANE, length, end);
    } else {
      phase(Phase.TRACK, length, end);
    }
  }

  private void leave(SimulatedLap lap) {
    if (lap.fromBox) {
      double garage = lap.garageMs / 1000.0;
      double slow = PitLane.driveMs(PitLane.EXIT_M - PitLane.BOX_M) / 1000.0;
      phase(Phase.STAND, PitLane.BOX_M, garage);
      phase(Phase.PIT_LANE, PitLane.EXIT_M, garage + slow);
    } else if (lap.outOfPit) {
      double box = PitLane.driveMs(PitLane.BOX_M) / 1000.0;
      double stopped = box + lap.stopMs / 1000.0;
      double all = (lap.stopMs + PitLane.driveMs(PitLane.EXIT_M)) / 1000.0;
      phase(Phase.PIT_LANE, PitLane.BOX_M, box);
      phase(Phase.STAND, PitLane.BOX_M, stopped);
      phase(Phase.PIT_LANE, PitLane.EXIT_M, all);
    } else if (lap.launch) {
      phase(Phase.LAUNCH, PitLane.LAUNCH_M, PitLane.LAUNCH_MS / 1000.0);
    }
  }

  private void phase(Phase kind, double untilM, double untilS) {
    if (untilS <= fromS[count]) {
      return; // nothing to stand for
    }
    phases[count++] = kind;
    fromM[count] = untilM;
    fromS[count] = untilS;
  }

  /** Moves to a moment, in seconds from the start of the lap; not before the last one. */
  void moveTo(double seconds) {
    while (phase < count - 1 && seconds >= fromS[phase + 1]) {
      phase++;
    }
    double share = (seconds - fromS[phase]) / (fromS[phase + 1] - fromS[phase]);
    double within = Math.max(0, Math.min(1, share));
    double lengthM = fromM[phase + 1] - fromM[phase];
    double lengthS = fromS[phase + 1] - fromS[phase];
    standing = phases[phase] == Phase.STAND;
    brake = standing;
    accelerationMps2 = 0;
    throttle = 0;
    switch (phases[phase]) {
      case TRACK -> onTrack(within, lengthS);
      case PIT_LANE -> {
        distanceM = fromM[phase] + within * lengthM;
        speedMps = lengthM / lengthS;
        throttle = 18;
      }
      case STAND -> {
        distanceM = fromM[phase];
        speedMps = 0;
      }
      case LAUNCH -> {
        distanceM = within * within * lengthM;
        accelerationMps2 = 2 * lengthM / (lengthS * lengthS);
        speedMps = accelerationMps2 * within * lengthS;
        throttle = 100;
      }
    }
  }

  private void onTrack(double within, double lengthS) {
    double referenceFrom = referenceTime(fromM[phase]);
    double referenceS = referenceTime(fromM[phase + 1]) - referenceFrom;
    double scale = referenceS / lengthS; // above 1: faster than the reference
    double time = referenceFrom + within * referenceS;
    while (point < circuit.points - 1 && profile.timeS[point + 1] <= time) {
      point++;
    }
    int next = point + 1 == circuit.points ? 0 : point + 1;
    double step = profile.timeS[point + 1] - profile.timeS[point];
    double share = Math.max(0, Math.min(1, (time - profile.timeS[point]) / step));
    distanceM = (point + share) * circuit.stepM;
    double from = profile.speedMps[point];
    speedMps = scale * (from + share * (profile.speedMps[next] - from));
    accelerationMps2 = scale * scale * profile.accelerationMps2[point];
    throttle = Math.min(100, profile.throttle[point] * (scale < 0.93 ? scale * scale : 1));
    brake = profile.brake[point] && scale > 0.7;
  }

  private double referenceTime(double metres) {
    double position = metres / circuit.stepM;
    int at = Math.min(circuit.points - 1, (int) position);
    double from = profile.timeS[at];
    return from + (position - at) * (profile.timeS[at + 1] - from);
  }

  int point() {
    int at = (int) (distanceM / circuit.stepM);
    return at >= circuit.points ? at - circuit.points : at;
  }
}
