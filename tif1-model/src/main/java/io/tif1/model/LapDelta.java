package io.tif1.model;

import io.tif1.model.column.DoubleColumn;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much later one lap was than another at each place of the track; FastF1's {@code delta_time}.
 * Immutable.
 *
 * <p>It is known at every distance at which either lap has a sample, within the distance that both
 * have gone, so nothing between the samples is lost and exchanging the laps changes the sign and
 * nothing else. Where a car stood or its published distance steps back, the moment counts at which
 * it first was so far. Samples without time or distance are passed over.
 *
 * @param distanceM the places, in metres from the start of the lap; rising
 * @param deltaS at each of them the time of the compared lap less that of the reference, in
 *     seconds: above 0 where the compared lap is behind
 * @since 0.1
 */
public record LapDelta(DoubleColumn distanceM, DoubleColumn deltaS) {
  /**
   * @throws IllegalArgumentException if the columns are not of the same length
   */
  public LapDelta {
    if (distanceM.size() != deltaS.size()) {
      throw new IllegalArgumentException(
          "distances and deltas belong together, but there are "
              + distanceM.size()
              + " distances and "
              + deltaS.size()
              + " deltas");
    }
  }

  /**
   * The delta at the same distance from the start of the lap. Right for parts of a lap; over whole
   * laps the distances, integrated from speeds, differ by some metres in the end, for which {@link
   * #scaled} makes up.
   *
   * @return empty if either lap has not two places in time, as where the car sent no data
   */
  public static LapDelta between(Telemetry reference, Telemetry compared) {
    return of(LapCurve.of(reference), LapCurve.of(compared));
  }

  /**
   * The delta at the same share of the way: the distances of the compared lap are stretched so that
   * both laps begin and end at the same places, those of the reference. The last delta is then the
   * difference of the laps' times.
   *
   * @return empty if either lap has not two places in time, as where the car sent no data
   */
  public static LapDelta scaled(Telemetry reference, Telemetry compared) {
    LapCurve own = LapCurve.of(reference);
    return of(own, LapCurve.of(compared).stretchedTo(own));
  }

  private static LapDelta of(LapCurve reference, LapCurve compared) {
    double[] places = reference.commonPlaces(compared);
    double[] deltas = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      deltas[i] = compared.time(places[i]) - reference.time(places[i]);
    }
    return new LapDelta(DoubleColumn.of(places), DoubleColumn.of(deltas));
  }

  /** At how many places it is known. */
  public int size() {
    return distanceM.size();
  }

  /** Whether it is known nowhere. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** The delta at a distance, in seconds; NaN where it is not known. */
  public double at(double distanceM) {
    return Axis.along(this.distanceM.toArray()).interpolate(deltaS.toArray(), distanceM);
  }

  /** The delta at the end, in seconds; NaN if it is empty. */
  public double lastS() {
    return isEmpty() ? Double.NaN : deltaS.get(size() - 1);
  }

  /** As columns {@code Distance}, in metres, and {@code Delta}, in seconds. */
  public Columns columns() {
    Map<String, DoubleColumn> columns = new LinkedHashMap<>();
    columns.put("Distance", distanceM);
    columns.put("Delta", deltaS);
    return Columns.of(columns);
  }
}
