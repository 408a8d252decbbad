package io.tif1.testkit.sim;

/**
 * What a car of reference does at each point of a circuit: as fast as grip allows in the corners,
 * as fast as engine and brakes allow between them. Found by one pass forwards (traction) and one
 * backwards (brakes), each twice round because the track is closed.
 */
final class SpeedProfile {
  private static final double TOP_MPS = 92;
  private static final double SLOWEST_MPS = 17;

  private final double stepM;

  /** Metres a second at each point. */
  final double[] speedMps;

  /** Along the track at each point, m/s². */
  final double[] accelerationMps2;

  /** Percent at each point. */
  final double[] throttle;

  final boolean[] brake;

  /** Where the flap may be opened: on the straights that are long enough. */
  final boolean[] drsZone;

  final double[] curvature;
  final double[] verticalCurvature;

  /** Seconds from the line to each point, and to the line again. */
  final double[] timeS;

  SpeedProfile(CircuitShape shape) {
    int count = shape.curvature.length;
    this.stepM = shape.stepM;
    this.curvature = shape.curvature;
    this.verticalCurvature = shape.verticalCurvature;
    this.speedMps = new double[count];
    this.accelerationMps2 = new double[count];
    this.throttle = new double[count];
    this.brake = new boolean[count];
    this.drsZone = new boolean[count];
    this.timeS = new double[count + 1];
    limitByGrip();
    limitByEngine();
    limitByBrakes();
    derive();
    markZones();
  }

  double lapTimeS() {
    return timeS[speedMps.length];
  }

  private void limitByGrip() {
    for (int i = 0; i < speedMps.length; i++) {
      double bend = Math.abs(curvature[i]) - 0.0026; // wings hold the car on bends this wide
      double grip = bend <= 0 ? TOP_MPS : Math.sqrt(21 / bend);
      speedMps[i] = Math.max(SLOWEST_MPS, Math.min(TOP_MPS, grip));
    }
  }

  private void limitByEngine() {
    int count = speedMps.length;
    for (int i = 0; i < 2 * count; i++) {
      double v = speedMps[i % count];
      int next = (i + 1) % count;
      speedMps[next] = Math.min(speedMps[next], Math.sqrt(v * v + 2 * traction(v) * stepM));
    }
  }

  private void limitByBrakes() {
    int count = speedMps.length;
    for (int i = 2 * count; i > 0; i--) {
      double v = speedMps[i % count];
      int before = (i - 1) % count;
      double braking = 18 + 0.004 * v * v;
      speedMps[before] = Math.min(speedMps[before], Math.sqrt(v * v + 2 * braking * stepM));
    }
  }

  private static double traction(double v) {
    return Math.max(0.05, Math.min(12, 760 / v) - 0.001 * v * v);
  }

  private void derive() {
    int count = speedMps.length;
    for (int i = 0; i < count; i++) {
      double v = speedMps[i];
      double w = speedMps[(i + 1) % count];
      double a = (w * w - v * v) / (2 * stepM);
      accelerationMps2[i] = a;
      timeS[i + 1] = timeS[i] + 2 * stepM / (v + w);
      brake[i] = a < -5;
      throttle[i] = pedal(a, v);
    }
  }

  private static double pedal(double a, double v) {
    if (a < -2) {
      return 0;
    }
    if (v > TOP_MPS - 1) {
      return 100;
    }
    double drag = 0.001 * v * v;
    double most = traction(v) + drag;
    return Math.max(0, Math.min(100, 100 * (a + drag + 0.3) / most));
  }

  private void markZones() {
    int count = speedMps.length;
    int run = 0;
    for (int i = 0; i < 2 * count; i++) {
      run = throttle[i % count] > 90 && Math.abs(curvature[i % count]) < 0.002 ? run + 1 : 0;
      if (run * stepM > 250) {
        drsZone[i % count] = true;
      }
    }
  }
}
