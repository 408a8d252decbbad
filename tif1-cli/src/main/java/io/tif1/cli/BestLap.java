package io.tif1.cli;

import io.tif1.model.Lap;
import io.tif1.model.Laps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The best lap of a driver.
 *
 * @param laps how many laps the driver's table has
 * @param number which of them was the best; 0 if none has a time that counts
 * @param seconds its time; NaN if none has one
 * @param tyre what it was driven on
 */
record BestLap(int laps, int number, double seconds, String tyre) {
  private static final String UNKNOWN = "-";

  /**
   * Finds them; laps whose time was deleted do not count, nor do those that nobody can have driven,
   * for which the laps of all drivers are the measure.
   *
   * @param tables the laps of each driver, by code
   */
  static Map<String, BestLap> of(Map<String, Laps> tables) {
    var best = new HashMap<String, BestLap>();
    var all = new ArrayList<Laps>();
    tables.forEach(
        (driver, laps) -> {
          best.put(driver, new BestLap(laps.size(), 0, Double.NaN, UNKNOWN));
          all.add(laps.withDriver(driver));
        });
    for (Lap lap : Laps.concat(all).fastestPerDriver()) {
      String driver = Objects.requireNonNull(lap.driver());
      String tyre = Objects.requireNonNullElse(lap.compound(), UNKNOWN);
      int laps = Objects.requireNonNull(tables.get(driver)).size();
      best.put(driver, new BestLap(laps, lap.number(), lap.lapTimeS(), tyre));
    }
    return best;
  }
}
