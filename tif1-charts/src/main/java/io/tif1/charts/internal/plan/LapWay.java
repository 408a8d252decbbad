package io.tif1.charts.internal.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a car was when: places that rise with time, from the start of a lap on.
 *
 * @param places in metres
 * @param times in seconds, as many
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record LapWay(double[] places, double[] times) {
  /** The samples of a trace that have a time, in order. */
  static LapWay of(Trace trace) {
    double[] places = new double[trace.times().length];
    double[] times = new double[places.length];
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      double time = trace.times()[i];
      if (!Double.isNaN(time) && (count == 0 || time > times[count - 1])) {
        places[count] = trace.distances()[i];
        times[count++] = time;
      }
    }
    return new LapWay(Arrays.copyOf(places, count), Arrays.copyOf(times, count));
  }

  int size() {
    return times.length;
  }

  double last() {
    return times[size() - 1];
  }

  /** Where the car was at a moment of the lap. */
  double placeAt(double time) {
    return interpolated(times, places, time);
  }

  /** When the car was at a place of the lap. */
  double timeAt(double place) {
    return interpolated(places, times, place);
  }

  /**
   * The same with a sample at each sector line, and its end at the published time, if samples end
   * within a second of it; null if they do not.
   */
  @Nullable LapWay anchored(Sectors sectors) {
    if (Math.abs(sectors.third() - last()) > 1 || sectors.second() >= last()) {
      return null;
    }
    return with(sectors.third()).with(sectors.first()).with(sectors.second());
  }

  private LapWay with(double time) {
    int at = Arrays.binarySearch(times, time);
    if (at >= 0) {
      return this;
    }
    int before = -at - 1;
    double[] newTimes = Arrays.copyOf(times, size() + 1);
    double[] newPlaces = Arrays.copyOf(places, size() + 1);
    System.arraycopy(times, before, newTimes, before + 1, size() - before);
    System.arraycopy(places, before, newPlaces, before + 1, size() - before);
    newTimes[before] = time;
    newPlaces[before] = placeAt(time);
    return new LapWay(newPlaces, newTimes);
  }

  /** The same up to a moment. */
  LapWay until(double time) {
    int count = (int) Arrays.stream(times).filter(each -> each <= time).count();
    return new LapWay(Arrays.copyOf(places, count), Arrays.copyOf(times, count));
  }

  /** The same with its places moved so that some of them come to lie at others, evenly between. */
  LapWay moved(double[] from, double[] to) {
    double[] moved = Arrays.stream(places).map(place -> interpolated(from, to, place)).toArray();
    return new LapWay(moved, times);
  }

  /** Between the points on a straight line; beyond them as it goes at the end. */
  static double interpolated(double[] xs, double[] ys, double x) {
    int at = Arrays.binarySearch(xs, x);
    if (at >= 0) {
      return ys[at];
    }
    int above = Math.max(1, Math.min(xs.length - 1, -at - 1));
    double share = (x - xs[above - 1]) / (xs[above] - xs[above - 1]);
    return ys[above - 1] + share * (ys[above] - ys[above - 1]);
  }
}
