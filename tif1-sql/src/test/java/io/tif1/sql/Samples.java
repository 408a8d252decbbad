package io.tif1.sql;

import io.tif1.model.Columns;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.model.Telemetry;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import io.tif1.testkit.sim.Anomalies;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Small tables for tests. */
final class Samples {
  static final SessionKey SPA = new SessionKey(2021, "Belgian Grand Prix", "Race");
  static final SessionKey MONACO = new SessionKey(2021, "Monaco Grand Prix", "Race");

  /** Doubles that are easily lost on the way. */
  static final double[] DELICATE = {
    5e-324,
    -0.0,
    0.0,
    Double.NaN,
    Double.MAX_VALUE,
    Double.MIN_NORMAL,
    0.1 + 0.2,
    1 / 3.0,
    -1e-300,
    9007199254740993.0,
    93.669,
    1e22,
    4.35,
    123456789.123456789
  };

  private Samples() {}

  /** Laps of the given drivers, one each. */
  static Laps laps(double[] times, String... drivers) {
    int[] numbers = new int[drivers.length];
    java.util.Arrays.setAll(numbers, row -> row + 1);
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("LapTime", DoubleColumn.of(times));
    columns.put("LapNumber", IntColumn.of(numbers));
    columns.put("Driver", TextColumn.of(drivers));
    return Laps.of(Columns.of(columns));
  }

  /** A column of each type, each with a missing value. */
  static Laps everyType() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("LapTime", DoubleColumn.of(93.5, Double.NaN));
    columns.put("Stint", IntColumn.of(IntColumn.MISSING, 2));
    columns.put("IsPersonalBest", BooleanColumn.of(true, null));
    columns.put("Team", TextColumn.of(null, "Räikkönen's \"Team\", Ltd.\n"));
    columns.put("LapStartDate", TextColumn.of("2021-08-29T15:03:27.123456000", "soon"));
    return Laps.of(Columns.of(columns));
  }

  /** Telemetry with these speeds, and nothing else. */
  static Telemetry speeds(double... values) {
    return Telemetry.of(Columns.of(Map.of("Speed", DoubleColumn.of(values))));
  }

  static SimulatedSession race() {
    return SessionSimulator.session(2021, SPA.event(), SPA.session())
        .seed(7)
        .drivers(3)
        .laps(4)
        .anomalies(Anomalies.realistic())
        .build();
  }

  static Laps laps(SimulatedSession session) {
    return Laps.decode(bytes(session, "session_laptimes.json"), null);
  }

  static byte[] bytes(SimulatedSession session, String file) {
    return Objects.requireNonNull(session.bytes(file), file);
  }
}
