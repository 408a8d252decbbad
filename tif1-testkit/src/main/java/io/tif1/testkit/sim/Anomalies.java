package io.tif1.testkit.sim;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each {@link Anomaly} strikes. Immutable: the methods return changed copies.
 *
 * <pre>{@code
 * Anomalies.none().with(Anomaly.DEAD_CAR_CHANNEL, 0.5)
 * Anomalies.realistic().without(Anomaly.ABSENT_TELEMETRY)
 * }</pre>
 */
public final class Anomalies {
  private static final Anomalies NONE = new Anomalies(new EnumMap<>(Anomaly.class));
  private static final Anomalies REALISTIC = usual();

  private final Map<Anomaly, Double> rates;

  private Anomalies(Map<Anomaly, Double> rates) {
    this.rates = rates;
  }

  private static Anomalies usual() {
    Map<Anomaly, Double> rates = new EnumMap<>(Anomaly.class);
    Arrays.stream(Anomaly.values()).forEach(a -> rates.put(a, a.usualRate()));
    return new Anomalies(rates);
  }

  /** Files as one would wish them. */
  public static Anomalies none() {
    return NONE;
  }

  /** Every anomaly at its usual rate. */
  public static Anomalies realistic() {
    return REALISTIC;
  }

  /**
   * The same with another rate for one anomaly.
   *
   * @param rate the share of laps, drivers or sessions that are struck: 0 for none, 1 for all
   */
  public Anomalies with(Anomaly anomaly, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "rate of " + anomaly + " is " + rate + ": it must be from 0 to 1");
    }
    Map<Anomaly, Double> changed = new EnumMap<>(Anomaly.class);
    changed.putAll(rates);
    changed.put(anomaly, rate);
    return new Anomalies(changed);
  }

  /** The same without some. */
  public Anomalies without(Anomaly... anomalies) {
    Anomalies result = this;
    for (Anomaly anomaly : anomalies) {
      result = result.with(anomaly, 0);
    }
    return result;
  }

  /** The share of laps, drivers or sessions that the anomaly strikes. */
  public double rate(Anomaly anomaly) {
    return rates.getOrDefault(anomaly, 0.0);
  }

  /** Whether the anomaly strikes this place of the session with this seed. Always the same. */
  boolean strikes(Anomaly anomaly, long seed, String place) {
    double rate = rate(anomaly);
    return rate > 0 && Chance.fraction(Chance.mix(seed, anomaly.name()), place) < rate;
  }

  @Override
  public String toString() {
    return rates.toString();
  }
}
