package io.tif1.tests.decode;

import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of files, each with its way to decode it and to read it through Jackson. */
enum Decoded {
  TELEMETRY("_tel.json", Telemetry::decode),
  LAPS("laptimes.json", bytes -> Laps.decode(bytes, null)),
  DRIVERS("drivers.json", Drivers::decode),
  WEATHER("weather.json", Weather::decode),
  RACE_CONTROL("rcm.json", RaceControl::decode),
  CORNERS("corners.json", Corners::decode);

  private final String suffix;
  private final Function<byte[], Table> decoder;

  Decoded(String suffix, Function<byte[], Table> decoder) {
    this.suffix = suffix;
    this.decoder = decoder;
  }

  /** The kind of a file by its name; empty for files that are none of the reader's. */
  static Optional<Decoded> of(String path) {
    for (Decoded kind : values()) {
      if (path.endsWith(kind.suffix)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  Table decode(byte[] bytes) {
    return decoder.apply(bytes);
  }

  /**
   * Fails at the first difference between the table and what Jackson reads from the same bytes.
   *
   * @return how many numbers were compared
   */
  int compare(byte[] bytes) {
    return compare(decode(bytes), bytes);
  }

  /** The same for a table that has been decoded of these bytes. */
  int compare(Table table, byte[] bytes) {
    Map<String, Object> document = JacksonTree.object(bytes);
    if (this == DRIVERS) {
      return Difference.requireNoneInRows(
          table, document.get("drivers") instanceof List<?> list ? list : List.of());
    }
    if (this == TELEMETRY) {
      @SuppressWarnings("unchecked")
      var tel =
          document.get("tel") instanceof Map<?, ?> map
              ? (Map<String, ?>) map
              : Map.<String, Object>of();
      return Difference.requireNone(table, tel);
    }
    return Difference.requireNone(table, document);
  }
}
