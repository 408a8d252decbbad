package io.tif1.testkit.sim;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Damages the telemetry of a lap the way published telemetry is damaged. */
final class TelemetryFaults {
  private static final double SENTINEL = 104;

  private final Map<String, double[]> columns;
  private final Chance chance;
  private final int count;

  private TelemetryFaults(Map<String, double[]> columns, Chance chance) {
    this.columns = columns;
    this.chance = chance;
    this.count = column("time").length;
  }

  /** In the order in which one fault must not hide another. */
  static void apply(Set<Anomaly> faults, Map<String, double[]> columns, Chance chance) {
    if (faults.isEmpty()) {
      return;
    }
    TelemetryFaults damage = new TelemetryFaults(columns, chance);
    boolean sentinel = faults.contains(Anomaly.THROTTLE_SENTINEL);
    if (faults.contains(Anomaly.DEAD_CAR_CHANNEL)) {
      damage.kill(sentinel);
    }
    if (faults.contains(Anomaly.NONE_IN_NUMBERS)) {
      damage.loseNumbers();
    }
    if (sentinel && !faults.contains(Anomaly.DEAD_CAR_CHANNEL)) {
      damage.sentinel();
    }
    if (faults.contains(Anomaly.GEAR_RAMP)) {
      damage.rampGear();
    }
    if (faults.contains(Anomaly.RELATIVE_DISTANCE_OUTSIDE)) {
      damage.stretchShares();
    }
    if (faults.contains(Anomaly.DISTANCE_NEGATIVE)) {
      double shift = chance.between(5.0, 400.0);
      damage.column("distance", d -> d - shift);
    }
    if (faults.contains(Anomaly.DISTANCE_BACKWARDS)) {
      int at = 1 + chance.below(damage.count - 1);
      double[] distance = damage.column("distance");
      distance[at] = distance[at - 1] - chance.between(0.005, 0.09);
    }
    if (faults.contains(Anomaly.TINY_EXPONENTS)) {
      damage.fadeOut();
    }
    if (faults.contains(Anomaly.POSITION_LOST)) {
      damage.losePosition();
    }
  }

  private double[] column(String name) {
    return Objects.requireNonNull(columns.get(name), name);
  }

  private void column(String name, java.util.function.DoubleUnaryOperator change) {
    double[] values = column(name);
    Arrays.setAll(values, i -> change.applyAsDouble(values[i]));
  }

  private void kill(boolean sentinel) {
    for (String name : new String[] {"speed", "gear", "distance", "acc_x", "acc_y", "acc_z"}) {
      Arrays.fill(column(name), 0);
    }
    Arrays.fill(column("rel_distance"), Double.NaN);
    Arrays.fill(column("rpm"), 0);
    Arrays.fill(column("drs"), 0);
    Arrays.fill(column("brake"), sentinel ? 1 : 0);
    Arrays.fill(column("throttle"), sentinel ? SENTINEL : 0);
  }

  private void loseNumbers() {
    for (String name : new String[] {"rpm", "speed", "gear", "throttle"}) {
      int length = Math.min(count / 4, chance.between(2, 12));
      int from = chance.below(count - length + 1);
      Arrays.fill(column(name), from, from + length, Double.NaN);
    }
  }

  private void sentinel() {
    double[] throttle = column("throttle");
    int from = 1 + chance.below(count / 2);
    int to = Math.min(count - 1, from + 1 + chance.below(count / 2));
    throttle[from - 1] = chance.between(100.1, 103.9);
    Arrays.fill(throttle, from, to, SENTINEL);
    throttle[to] = chance.between(100.1, 103.9);
  }

  private void rampGear() {
    double[] gear = column("gear");
    int length = Math.min(count, 30);
    int from = chance.below(count - length + 1);
    for (int i = 0; i < length; i++) {
      gear[from + i] = 10 + Math.floor(39.0 * i / Math.max(1, length - 1));
    }
  }

  private void stretchShares() {
    double factor = chance.between(1.05, 1.65);
    boolean before = chance.happens(0.3);
    column("rel_distance", share -> before ? share - 1.04 : share * factor);
  }

  /** An exponential filter that forgets: each value a fraction of the one before. */
  private void fadeOut() {
    int length = Math.max(2, Math.min(count / 3, 60));
    int from = chance.below(count / 3);
    for (String name : new String[] {"x", "y", "z"}) {
      double[] values = column(name);
      for (int i = 0; i < length - 1; i++) {
        double exponent = -3 - 318.0 * i / length;
        values[from + i] = chance.between(1.0, 9.99) * StrictMath.pow(10, exponent);
      }
      values[from + length - 1] = Double.MIN_VALUE;
    }
  }

  private void losePosition() {
    int from = chance.between(2 * count / 3, count - 2);
    int to = Math.min(count, from + 1 + chance.below(count / 4));
    for (String name : new String[] {"x", "y", "z"}) {
      Arrays.fill(column(name), from, to, 0.0);
    }
  }
}
