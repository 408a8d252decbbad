package io.tif1.model.result;

import io.tif1.model.Driver;
import io.tif1.model.Drivers;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A driver who takes part, and the laps driven. */
record Entry(String code, @Nullable String number, @Nullable String team, Laps laps) {

  /** Everybody who is in either table, those of the drivers' table first. */
  static List<Entry> all(Laps laps, Drivers drivers) {
    Map<String, Laps> byDriver = laps.byDriver();
    if (byDriver.isEmpty() && !laps.isEmpty()) {
      throw new IllegalArgumentException(
          "the "
              + laps.size()
              + " laps do not say whose they are, so there is no result: fill that in with"
              + " Laps.withDriver before putting laps together");
    }
    var known = new LinkedHashMap<String, Driver>();
    for (Driver driver : drivers) {
      String code = driver.code();
      if (code != null) {
        known.putIfAbsent(code, driver);
      }
    }
    var codes = new ArrayList<>(known.keySet());
    byDriver.keySet().stream().filter(code -> !known.containsKey(code)).forEach(codes::add);
    Laps none = laps.select();
    return codes.stream()
        .map(code -> of(code, known.get(code), byDriver.getOrDefault(code, none)))
        .toList();
  }

  private static Entry of(String code, @Nullable Driver driver, Laps laps) {
    String number = driver == null ? null : driver.number();
    String team = driver == null ? null : driver.team();
    return new Entry(
        code,
        number == null ? first(laps, Lap::driverNumber) : number,
        team == null ? first(laps, Lap::team) : team,
        laps);
  }

  private static @Nullable String first(Laps laps, Function<Lap, @Nullable String> value) {
    return laps.stream().map(value).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
