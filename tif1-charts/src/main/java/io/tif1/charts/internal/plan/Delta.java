package io.tif1.charts.internal.plan;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How many seconds the second lap is behind the first, and how far off that can be.
 *
 * <p>Distances are integrated from speeds, so the same place of the track has other distances in
 * two laps. With the sector times of both, the distances of the second lap are stretched sector by
 * sector, and the gap is the published one where sectors end.
 *
 * @param distances in metres of the first lap, rising
 * @param seconds as many
 * @param doubt as many: how many seconds each can be off, either way
 * @param anchors distances at which the gap is exact: where sectors end, and the lap
 * @param isStretched whether distances of the second were matched to the length of the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record Delta(
    double[] distances, double[] seconds, double[] doubt, double[] anchors, boolean isStretched) {
  /** Laps of the same circuit differ by a percent. */
  private static final double SAME_LAP = 0.03;

  /** Metres by which places are off at least, for a sample is taken every some metres. */
  private static final double LEAST_OFF = 4;

  private static final Delta NONE =
      new Delta(new double[0], new double[0], new double[0], new double[0], false);

  static Delta of(Trace first, Trace second) {
    LapWay one = LapWay.of(first);
    LapWay two = LapWay.of(second);
    if (one.size() < 2 || two.size() < 2) {
      return NONE;
    }
    Delta anchored = anchored(first.sectors(), second.sectors(), one, two);
    if (anchored != null) {
      return anchored;
    }
    boolean isSame = Math.abs(second.length() / first.length() - 1) <= SAME_LAP;
    double[] from = {two.places()[0], two.places()[two.size() - 1]};
    double[] to = isSame ? new double[] {one.places()[0], one.places()[one.size() - 1]} : from;
    double off = Math.max(LEAST_OFF, Math.abs((from[1] - from[0]) - (to[1] - to[0])));
    return of(one, two.moved(from, to), to, off, new double[0], isSame && !Arrays.equals(from, to));
  }

  private static @Nullable Delta anchored(
      @Nullable Sectors firstTimes, @Nullable Sectors secondTimes, LapWay one, LapWay two) {
    if (firstTimes == null || secondTimes == null) {
      return null;
    }
    LapWay first = one.anchored(firstTimes);
    LapWay second = two.anchored(secondTimes);
    if (first == null || second == null) {
      return null;
    }
    first = first.until(firstTimes.third());
    second = second.until(secondTimes.third());
    double[] to = lines(first, firstTimes);
    double[] from = lines(second, secondTimes);
    double ratio = (to[3] - to[0]) / (from[3] - from[0]);
    double off = LEAST_OFF;
    for (int i = 1; i < to.length; i++) {
      // What had to be moved at the lines was wrong, and may be as wrong between them
      off = Math.max(off, Math.abs((to[i] - to[0]) - ratio * (from[i] - from[0])));
    }
    return off > SAME_LAP * to[3]
        ? null
        : of(first, second.moved(from, to), to, off, Arrays.copyOfRange(to, 1, 4), true);
  }

  /** The places at which the lap began and its sectors ended. */
  private static double[] lines(LapWay way, Sectors times) {
    return new double[] {
      way.places()[0],
      way.placeAt(times.first()),
      way.placeAt(times.second()),
      way.placeAt(times.third())
    };
  }

  /**
   * @param known places at which both laps are known to be at the same place of the track
   * @param off metres by which places can be off half way between those
   */
  private static Delta of(
      LapWay one, LapWay two, double[] known, double off, double[] anchors, boolean isStretched) {
    double from = Math.max(one.places()[0], two.places()[0]);
    double to = Math.min(one.places()[one.size() - 1], two.places()[two.size() - 1]);
    double[] places =
        DoubleStream.concat(Arrays.stream(one.places()), Arrays.stream(two.places()))
            .filter(place -> place >= from && place <= to)
            .sorted()
            .distinct()
            .toArray();
    double[] seconds = new double[places.length];
    double[] doubt = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      double place = places[i];
      seconds[i] = two.timeAt(place) - one.timeAt(place);
      // A place that is off by metres is a moment that is off by as long as the car needs for them
      double metres = off * share(known, place);
      doubt[i] = metres * Math.max(pace(one, place), pace(two, place));
    }
    return new Delta(places, seconds, doubt, anchors, isStretched);
  }

  /** From 0 where the place is known to 1 half way to the next that is. */
  private static double share(double[] known, double place) {
    for (int i = 1; i < known.length; i++) {
      if (place <= known[i]) {
        double part = (place - known[i - 1]) / (known[i] - known[i - 1]);
        return 2 * Math.sqrt(Math.max(0, part * (1 - part)));
      }
    }
    return 0;
  }

  /** Seconds a metre, over some metres about a place. */
  private static double pace(LapWay way, double place) {
    double from = Math.max(way.places()[0], place - 10);
    double to = Math.min(way.places()[way.size() - 1], place + 10);
    return to > from ? (way.timeAt(to) - way.timeAt(from)) / (to - from) : 0;
  }

  double mostDoubt() {
    return Arrays.stream(doubt).max().orElse(0);
  }

  boolean isAnchored() {
    return anchors.length > 0;
  }

  boolean isEmpty() {
    return distances.length == 0;
  }
}
