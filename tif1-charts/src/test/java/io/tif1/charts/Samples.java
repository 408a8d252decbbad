package io.tif1.charts;

import io.tif1.model.Columns;
import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables to draw: simulated sessions, and small ones made by hand. */
final class Samples {
  static final SimulatedSession RACE =
      SessionSimulator.session(2026, "Simulated Grand Prix", "Race").seed(42).laps(12).build();
  static final SimulatedSession QUALIFYING =
      SessionSimulator.session(2026, "Simulated Grand Prix", "Qualifying").seed(42).build();

  private Samples() {}

  static Laps laps(SimulatedSession session) {
    return Laps.decode(session.bytes("session_laptimes.json"), null);
  }

  static Drivers drivers() {
    return Drivers.decode(RACE.bytes("drivers.json"));
  }

  static Weather weather() {
    return Weather.decode(RACE.bytes("weather.json"));
  }

  static Corners corners() {
    return Corners.decode(RACE.bytes("corners.json"));
  }

  static String driver(int index) {
    return RACE.drivers().get(index).code();
  }

  static Telemetry telemetry(int driver, int lap) {
    return Telemetry.decode(RACE.bytes(driver(driver) + "/" + lap + "_tel.json"));
  }

  /** A race of two team mates and a third, five laps; the last driver stops after three. */
  static Map<String, Column> race() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(
        "Driver",
        TextColumn.of(
            "AAA", "AAA", "AAA", "AAA", "AAA", "BBB", "BBB", "BBB", "BBB", "BBB", "CÉC", "CÉC",
            "CÉC"));
    columns.put(
        "Team",
        TextColumn.of(
            "Ferrari",
            "Ferrari",
            "Ferrari",
            "Ferrari",
            "Ferrari",
            "Ferrari",
            "Ferrari",
            "Ferrari",
            "Ferrari",
            "Ferrari",
            "Écurie <X> & Co",
            "Écurie <X> & Co",
            "Écurie <X> & Co"));
    columns.put("LapNumber", IntColumn.of(1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3));
    columns.put(
        "LapTime",
        DoubleColumn.of(95, 90, 90.5, 1234, 91, 96, 91, Double.NaN, 92, 91.5, 97, 92.5, 93));
    columns.put("Position", IntColumn.of(1, 1, 2, 2, 1, 2, 2, 1, 1, 2, 3, 3, 3));
    columns.put(
        "Time",
        DoubleColumn.of(
            95, 185, 275.5, 1509.5, 1600.5, 96, 187, 275, 1509, 1601, 97, 189.5, 282.5));
    columns.put(
        "Compound",
        TextColumn.of(
            "SOFT",
            "SOFT",
            "SOFT",
            "HARD",
            "HARD",
            "MEDIUM",
            "MEDIUM",
            "MEDIUM",
            "MEDIUM",
            "MEDIUM",
            "WET",
            "INTERMEDIATE",
            "INTERMEDIATE"));
    columns.put("Stint", IntColumn.of(1, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 2, 2));
    return columns;
  }

  static Laps laps(Map<String, Column> columns) {
    return Laps.of(Columns.of(columns));
  }

  /** A circle of a kilometre, driven in half a minute. */
  static Map<String, Column> circle() {
    int size = 61;
    double[] times = new double[size];
    double[] speeds = new double[size];
    double[] distances = new double[size];
    double[] xs = new double[size];
    double[] ys = new double[size];
    Arrays.setAll(times, i -> i * 0.5);
    Arrays.setAll(speeds, i -> 120 + 60 * Math.sin(i / 5.0));
    Arrays.setAll(distances, i -> i * 1000.0 / 60);
    Arrays.setAll(xs, i -> 1600 * Math.cos(i * Math.PI / 30) + 100);
    Arrays.setAll(ys, i -> 1600 * Math.sin(i * Math.PI / 30));
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("Time", DoubleColumn.of(times));
    columns.put("Speed", DoubleColumn.of(speeds));
    columns.put("Distance", DoubleColumn.of(distances));
    columns.put("X", DoubleColumn.of(xs));
    columns.put("Y", DoubleColumn.of(ys));
    columns.put("Throttle", DoubleColumn.of(speeds).map(speed -> Math.min(100, speed / 1.8)));
    columns.put("nGear", IntColumn.of(Arrays.stream(speeds).mapToInt(s -> (int) s / 25).toArray()));
    BooleanColumn.Builder brake = new BooleanColumn.Builder(size);
    brake.yes(20);
    brake.yes(21);
    columns.put("Brake", brake.build());
    return columns;
  }

  static Telemetry telemetry(Map<String, Column> columns) {
    return Telemetry.of(Columns.of(columns));
  }

  static Corners corner() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("Number", IntColumn.of(1, 2));
    columns.put("X", DoubleColumn.of(100, -1500));
    columns.put("Y", DoubleColumn.of(1600, 0));
    columns.put("Angle", DoubleColumn.of(90, 180));
    columns.put("Distance", DoubleColumn.of(250, 500));
    columns.put("Rotation", DoubleColumn.of(45, 45));
    return Corners.of(Columns.of(columns));
  }

  static Weather shower() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("Time", DoubleColumn.of(0, 60, 120, 180));
    columns.put("AirTemp", DoubleColumn.of(20, 19.5, Double.NaN, 18));
    columns.put("TrackTemp", DoubleColumn.of(30, 29, 27, 25));
    columns.put("Humidity", DoubleColumn.of(60, 61, 70, 80));
    columns.put("Rainfall", BooleanColumn.of(false, true, true, null));
    columns.put("WindSpeed", DoubleColumn.of(1, 2, 3, 2));
    columns.put("WindDirection", IntColumn.of(0, 90, 180, 359));
    return Weather.of(Columns.of(columns));
  }
}
