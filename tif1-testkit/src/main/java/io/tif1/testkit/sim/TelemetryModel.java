package io.tif1.testkit.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the telemetry of one lap. As in the published files, what was sampled is whole (km/h, rpm,
 * percent, tenths of a metre) and what lies between samples is interpolated and has as many digits
 * as it takes.
 */
final class TelemetryModel {
  private static final int[] SHIFT_KPH = {0, 78, 112, 150, 190, 228, 264, 298, 400};

  private final Setup setup;
  private final SimulatedLap lap;
  private final Chance chance;
  private final SampleGrid grid;
  private final Ahead ahead;

  // what the car sends, at the moments of grid.car
  private final double[] carRpm;
  private final double[] carSpeed;
  private final double[] carThrottle;
  private final int[] carGear;
  private final boolean[] carBrake;
  private final boolean[] carDrs;
  private final double[] carAccX;
  private final double[] carAccY;
  private final double[] carAccZ;

  private TelemetryModel(Setup setup, List<List<SimulatedLap>> laps, SimulatedLap lap) {
    this.setup = setup;
    this.lap = lap;
    this.chance = setup.chance("telemetry " + lap.place());
    this.grid = grid();
    int count = grid.car.length;
    this.carRpm = new double[count];
    this.carSpeed = new double[count];
    this.carThrottle = new double[count];
    this.carGear = new int[count];
    this.carBrake = new boolean[count];
    this.carDrs = new boolean[count];
    this.carAccX = new double[count];
    this.carAccY = new double[count];
    this.carAccZ = new double[count];
    boolean asked = setup.tellsWhoIsAhead();
    this.ahead = new Ahead(setup.circuit(), asked ? laps : List.of(), lap, lap.durationMs());
  }

  static SimulatedTelemetry of(Setup setup, List<List<SimulatedLap>> laps, SimulatedLap lap) {
    return new TelemetryModel(setup, laps, lap).make();
  }

  /** {@code season-event-session-driver-lap}; the testing event is written without separators. */
  static String dataKey(Setup setup, SimulatedLap lap) {
    String event = setup.isWeekend() ? setup.event() : setup.event().replaceAll("[ -]", "");
    return setup.season()
        + "-"
        + event
        + "-"
        + setup.session()
        + "-"
        + lap.driver.code()
        + "-"
        + lap.number;
  }

  private SampleGrid grid() {
    int end = (int) lap.durationMs();
    if (lap.faults.contains(Anomaly.TELEMETRY_SHORT)) {
      double most = Math.min(95_000, 0.6 * end);
      end -= (int) chance.between(Math.min(5_200, most - 1), most);
    }
    int gapFrom = end;
    int gapTo = end;
    if (lap.faults.contains(Anomaly.TIME_GAP)) {
      gapFrom = (int) (end * chance.between(0.1, 0.6));
      gapTo = gapFrom + chance.between(3_000, Math.min(9_000, 3_000 + end / 20));
    }
    return new SampleGrid(end, setup.sampleRateHz(), gapFrom, gapTo, chance);
  }

  private SimulatedTelemetry make() {
    sampleCar();
    int count = grid.all.length;
    double[] time = new double[count];
    double[] rpm = new double[count];
    double[] speed = new double[count];
    double[] gear = new double[count];
    double[] throttle = new double[count];
    double[] brake = new double[count];
    double[] drs = new double[count];
    double[] accX = new double[count];
    double[] accY = new double[count];
    double[] accZ = new double[count];
    int at = 0;
    for (int i = 0; i < count; i++) {
      int ms = grid.all[i];
      while (grid.car[at + 1] <= ms && at < grid.car.length - 2) {
        at++;
      }
      double share = share(grid.car, at, ms);
      time[i] = ms / 1000.0;
      rpm[i] = between(carRpm, at, share);
      speed[i] = between(carSpeed, at, share);
      throttle[i] = between(carThrottle, at, share);
      gear[i] = carGear[at];
      brake[i] = carBrake[at] ? 1 : 0;
      drs[i] = carDrs[at] ? 1 : 0;
      accX[i] = between(carAccX, at, share);
      accY[i] = between(carAccY, at, share);
      accZ[i] = between(carAccZ, at, share);
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("time", time);
    columns.put("rpm", rpm);
    columns.put("speed", speed);
    columns.put("gear", gear);
    columns.put("throttle", throttle);
    columns.put("brake", brake);
    columns.put("drs", drs);
    double[] distance = distances(time, speed);
    columns.put("distance", distance);
    columns.put("rel_distance", shares(distance));
    if (setup.tellsWhoIsAhead()) {
      columns.put("DistanceToDriverAhead", gaps());
    }
    columns.put("acc_x", accX);
    columns.put("acc_y", accY);
    columns.put("acc_z", accZ);
    positions(columns);
    TelemetryFaults.apply(lap.faults, columns, chance);
    String[] names = setup.tellsWhoIsAhead() ? numbersAhead() : null;
    return new SimulatedTelemetry(dataKey(setup, lap), columns, names);
  }

  private void sampleCar() {
    Circuit circuit = setup.circuit();
    Trace trace = new Trace(circuit, lap);
    boolean flap = setup.season() < 2026 && (!setup.kind().isRace() || lap.number > 2);
    int end = grid.all[grid.all.length - 1];
    for (int i = 0; i < carSpeed.length; i++) {
      int ms = Math.max(0, Math.min(end, grid.car[i]));
      trace.moveTo(ms / 1000.0);
      double mps = trace.speedMps;
      carSpeed[i] = Math.rint(3.6 * mps);
      carGear[i] = gear(carSpeed[i]);
      carRpm[i] = Math.rint(rpm(carSpeed[i], carGear[i], ms));
      carThrottle[i] = Math.rint(trace.throttle);
      carBrake[i] = trace.brake;
      int point = trace.point();
      boolean near = !setup.kind().isRace() || ahead.metres(ms) < mps;
      carDrs[i] = flap && near && circuit.profile.drsZone[point] && trace.throttle > 80;
      if (trace.standing) {
        carAccZ[i] = 1e-7 * chance.bell(); // a car that stands still trembles
        continue;
      }
      carAccX[i] = trace.accelerationMps2 + 0.6 * chance.bell();
      carAccY[i] = sideways(mps, circuit.profile.curvature[point]) + 0.9 * chance.bell();
      carAccZ[i] = mps * mps * circuit.profile.verticalCurvature[point] + 2 * chance.bell();
    }
  }

  /** No more than tyres and wings can hold, however tight the line of the drawn corner is. */
  private static double sideways(double mps, double curvature) {
    double most = 26 + 0.003 * mps * mps;
    return Math.max(-most, Math.min(most, mps * mps * curvature));
  }

  private static int gear(double kph) {
    int gear = 0;
    while (kph > 0 && kph >= SHIFT_KPH[gear]) {
      gear++;
    }
    return Math.min(8, gear);
  }

  private double rpm(double kph, int gear, int ms) {
    if (gear == 0) {
      boolean off = ms < lap.garageMs || lap.generated;
      return off ? 0 : 4_200 + 150 * chance.bell();
    }
    double from = SHIFT_KPH[gear - 1];
    double share = (kph - from) / (SHIFT_KPH[gear] - from);
    return 8_400 + 3_300 * Math.min(1, share) + 60 * chance.bell();
  }

  /** Metres from the start of the lap: the speed, summed up. */
  private static double[] distances(double[] time, double[] speed) {
    double[] distance = new double[time.length];
    distance[0] = speed[0] / 3.6 * 0.0003;
    for (int i = 1; i < distance.length; i++) {
      double mean = (speed[i - 1] + speed[i]) / 7.2;
      distance[i] = distance[i - 1] + mean * (time[i] - time[i - 1]);
    }
    return distance;
  }

  private static double[] shares(double[] distance) {
    double all = distance[distance.length - 1];
    double[] shares = new double[distance.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = all > 0 ? distance[i] / all : Double.NaN;
    }
    return shares;
  }

  private void positions(Map<String, double[]> columns) {
    Circuit circuit = setup.circuit();
    int sampled = grid.position.length;
    double[][] from = {circuit.x, circuit.y, circuit.z};
    double[][] samples = new double[3][sampled];
    Trace trace = new Trace(circuit, lap);
    int end = grid.all[grid.all.length - 1];
    for (int i = 0; i < sampled; i++) {
      trace.moveTo(Math.max(0, Math.min(end, grid.position[i])) / 1000.0);
      for (int axis = 0; axis < 3; axis++) {
        samples[axis][i] = Math.rint(circuit.along(from[axis], trace.distanceM)) + 0.0;
      }
    }
    String[] names = {"x", "y", "z"};
    for (int axis = 0; axis < 3; axis++) {
      columns.put(names[axis], spread(samples[axis]));
    }
  }

  private double[] spread(double[] samples) {
    double[] values = new double[grid.all.length];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      int ms = grid.all[i];
      while (grid.position[at + 1] <= ms && at < samples.length - 2) {
        at++;
      }
      double value = between(samples, at, share(grid.position, at, ms));
      values[i] = setup.wholePositions() ? Math.rint(value) + 0.0 : value;
    }
    return values;
  }

  private static double share(int[] times, int at, int ms) {
    return (ms - times[at]) / (double) (times[at + 1] - times[at]);
  }

  private static double between(double[] samples, int at, double share) {
    return samples[at] + share * (samples[at + 1] - samples[at]);
  }

  private double[] gaps() {
    double[] gaps = new double[grid.all.length];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = ahead.metres(grid.all[i]);
    }
    return gaps;
  }

  private String[] numbersAhead() {
    String[] numbers = new String[grid.all.length];
    for (int i = 0; i < numbers.length; i++) {
      int who = ahead.who(grid.all[i]);
      numbers[i] = who == Ahead.NOBODY ? "None" : setup.drivers().get(who).number();
    }
    return numbers;
  }
}
