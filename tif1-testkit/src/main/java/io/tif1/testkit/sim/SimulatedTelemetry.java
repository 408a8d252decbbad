package io.tif1.testkit.sim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry of one lap, as published, anomalies included: what a reader has to find. Made for
 * each question and never kept by the simulator.
 *
 * <p>All columns are equally long. A number that is published as "None" is NaN.
 */
public final class SimulatedTelemetry {
  private final String dataKey;
  private final Map<String, double[]> columns;
  private final String @Nullable [] driverAhead;

  SimulatedTelemetry(
      String dataKey, Map<String, double[]> columns, String @Nullable [] driverAhead) {
    this.dataKey = dataKey;
    this.columns = new LinkedHashMap<>(columns);
    this.driverAhead = driverAhead;
  }

  /** The scalar {@code dataKey}: season, event, session, driver and lap. */
  public String dataKey() {
    return dataKey;
  }

  /** How many samples there are. */
  public int size() {
    return column("time").length;
  }

  /** The published names of the columns of numbers, in the order of the file. */
  public Set<String> columns() {
    return Collections.unmodifiableSet(columns.keySet());
  }

  /**
   * A copy of a column of numbers, by its published name, such as {@code speed} or {@code
   * DistanceToDriverAhead}.
   *
   * @throws IllegalArgumentException if the file has no such column
   */
  public double[] column(String name) {
    return values(name).clone();
  }

  /** The racing numbers of {@code DriverAhead}; "None" where nobody was; null if not published. */
  public String @Nullable [] driverAhead() {
    return driverAhead == null ? null : driverAhead.clone();
  }

  double[] values(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "no column \"" + name + "\" in " + dataKey + ": there are " + columns.keySet());
    }
    return values;
  }

  String[] namesAhead() {
    return driverAhead == null ? new String[0] : driverAhead;
  }
}
