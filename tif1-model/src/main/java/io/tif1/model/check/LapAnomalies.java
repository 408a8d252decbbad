package io.tif1.model.check;

import io.tif1.model.Lap;
import io.tif1.model.Laps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is odd in laps, driver by driver: numbers that are missing between others, numbers
 * that occur more than once, and laps that took more than {@value #OUTLIER_FACTOR} times as long as
 * the driver's mean. Laps that do not say whose they are, are taken to be of one driver.
 *
 * @since 0.1
 */
public final class LapAnomalies {
  /** A lap is an outlier if it took more than so many times the mean. */
  public static final int OUTLIER_FACTOR = 3;

  /** A driver with fewer timed laps than this has no outliers. */
  public static final int OUTLIER_LAPS = 3;

  private LapAnomalies() {}

  /**
   * What is odd, driver by driver in the order of their first laps: first missing laps, then
   * duplicates, then outliers. Empty if nothing is.
   *
   * @param laps whole files or sessions: in a selection laps are missing because they were left out
   */
  public static List<LapAnomaly> of(Laps laps) {
    var found = new ArrayList<LapAnomaly>();
    laps.byDriver().forEach((driver, own) -> find(driver, own, found));
    find(null, laps.filter(lap -> lap.driver() == null), found);
    return List.copyOf(found);
  }

  private static void find(@Nullable String driver, Laps laps, List<LapAnomaly> found) {
    Map<Integer, Integer> counts = new TreeMap<>();
    laps.lapNumber().present().forEach(number -> counts.merge(number, 1, Integer::sum));
    missing(driver, counts, found);
    counts.forEach(
        (number, count) -> {
          if (count > 1) {
            found.add(new LapAnomaly.Duplicate(driver, number, count));
          }
        });
    outliers(driver, laps, found);
  }

  private static void missing(
      @Nullable String driver, Map<Integer, Integer> counts, List<LapAnomaly> found) {
    Integer before = null;
    for (Integer number : counts.keySet()) {
      if (before != null && number - before > 1) {
        found.add(new LapAnomaly.Missing(driver, before + 1, number - 1));
      }
      before = number;
    }
  }

  private static void outliers(@Nullable String driver, Laps laps, List<LapAnomaly> found) {
    Laps timed = laps.filter(lap -> lap.lapTimeS() > 0);
    if (timed.size() < OUTLIER_LAPS) {
      return;
    }
    double mean = timed.lapTimeS().mean();
    for (Lap lap : timed) {
      Duration time = lap.lapTime();
      if (time != null && lap.lapTimeS() > OUTLIER_FACTOR * mean) {
        found.add(new LapAnomaly.Outlier(driver, lap.number(), time, millis(mean)));
      }
    }
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
