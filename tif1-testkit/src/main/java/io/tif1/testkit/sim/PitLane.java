package io.tif1.testkit.sim;

/** Where the pits are along the lap, the same for every circuit: around the line. */
final class PitLane {
  /** From the entry to the line, metres. */
  static final double ENTRY_M = 180;

  /** From the line to the boxes, metres. */
  static final double BOX_M = 60;

  /** From the line to the exit, metres. */
  static final double EXIT_M = 250;

  /** 80 km/h. */
  static final double SPEED_MPS = 80 / 3.6;

  /** A standing start reaches the speed of the straight after this distance. */
  static final double LAUNCH_M = 200;

  static final long LAUNCH_MS = 6500;

  private PitLane() {}

  static long driveMs(double metres) {
    return Math.round(1000 * metres / SPEED_MPS);
  }
}
