package io.tif1.model;

import io.tif1.model.column.DoubleColumn;
import java.util.function.IntPredicate;

/**
 * The laps whose published time nobody can have driven, as {@link LapFilters#pickImpossible}
 * describes them. The one place that decides it.
 */
final class ImpossibleLaps {
  /**
   * Of the sum of the best sectors. The best lap of a session is seldom a hundredth below the sum
   * of all best sectors that are known, and never a twentieth.
   */
  private static final double FACTOR = 0.95;

  private ImpossibleLaps() {}

  /** Tells which rows are; none if the file cannot tell. */
  static IntPredicate of(LapTable laps) {
    return of(laps, laps);
  }

  /**
   * As {@link #of(LapTable)}.
   *
   * @param measure the laps whose sectors are the measure
   */
  static IntPredicate of(LapTable laps, LapTable measure) {
    double limit = FACTOR * sumOfBestSectors(measure);
    if (Double.isNaN(limit)
        || !laps.has(LapColumn.IS_ACCURATE)
        || !laps.has(LapColumn.IS_PERSONAL_BEST)) {
      return row -> false;
    }
    return row ->
        laps.lapTimeS().get(row) < limit
            && laps.sector1TimeS().isMissing(row)
            && laps.sector2TimeS().isMissing(row)
            && laps.sector3TimeS().isMissing(row)
            && !laps.accurate().isTrue(row)
            && !laps.personalBest().isTrue(row);
  }

  /** NaN if no lap has one of the sectors. */
  private static double sumOfBestSectors(LapTable laps) {
    return best(laps.sector1TimeS()) + best(laps.sector2TimeS()) + best(laps.sector3TimeS());
  }

  private static double best(DoubleColumn times) {
    double best = Double.NaN;
    for (double time : times.toArray()) {
      if (time > 0 && !(time >= best)) {
        best = time;
      }
    }
    return best;
  }
}
