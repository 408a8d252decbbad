package io.tif1.charts;

import io.tif1.charts.internal.plan.GapPlan;
import io.tif1.charts.internal.plan.LapTimeBoxPlan;
import io.tif1.charts.internal.plan.LapTimesPlan;
import io.tif1.charts.internal.plan.PositionsPlan;
import io.tif1.charts.internal.plan.QualifyingPlan;
import io.tif1.charts.internal.plan.SpeedTracePlan;
import io.tif1.charts.internal.plan.StrategyPlan;
import io.tif1.charts.internal.plan.TrackMapPlan;
import io.tif1.charts.internal.plan.WeatherPlan;
import io.tif1.model.Corners;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import io.tif1.model.result.SessionResults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of charts. Each takes tables as they are published, gaps included: what is missing is
 * left out, and a note on the chart says what and how much. What a chart cannot do without is
 * checked at once: {@link ChartException} says what is missing.
 *
 * <p>Drivers are given by three letters; none stands for all in the table.
 *
 * @since 0.1
 */
public final class Charts {
  private Charts() {}

  /**
   * Lap times over the laps, a point each, in the colours of the teams; of a single driver in the
   * colours of the tyres. Laps that are far slower than the rest, as under a red flag, are marked
   * at the edge and counted in a note. Of practice and qualifying only quick laps are drawn: see
   * {@link LapPace#USUAL}.
   *
   * @throws ChartException if there is no lap with a time, or none of a driver who is asked for
   */
  public static Chart lapTimes(Laps laps, String... drivers) {
    return lapTimes(laps, LapPace.USUAL, drivers);
  }

  /**
   * As {@link #lapTimes(Laps, String...)}, of laps of a pace.
   *
   * @throws ChartException if there is no lap with a time, or none of a driver who is asked for
   */
  public static Chart lapTimes(Laps laps, LapPace pace, String... drivers) {
    return new Chart(new LapTimesPlan(laps, pace, List.of(drivers)));
  }

  /**
   * The spread of each driver's lap times as a box: quartiles, median, whiskers of one and a half
   * boxes, points beyond. Quickest median first. Of practice and qualifying only quick laps count:
   * see {@link LapPace#USUAL}.
   *
   * @throws ChartException if there is no lap with a time, or none of a driver who is asked for
   */
  public static Chart lapTimeBox(Laps laps, String... drivers) {
    return lapTimeBox(laps, LapPace.USUAL, drivers);
  }

  /**
   * As {@link #lapTimeBox(Laps, String...)}, of laps of a pace.
   *
   * @throws ChartException if there is no lap with a time, or none of a driver who is asked for
   */
  public static Chart lapTimeBox(Laps laps, LapPace pace, String... drivers) {
    return new Chart(new LapTimeBoxPlan(laps, pace, List.of(drivers)));
  }

  /**
   * The speeds of two laps over the distance, the corners, and below how far the second lap is
   * behind the first. With sector times ({@link LapTrace#timedBy}) the gap is exact where sectors
   * end; a band shows how far off it can be between.
   *
   * @param corners of the circuit; null to mark none
   * @throws ChartException if a lap has no speeds, or neither distances nor times
   */
  public static Chart speedTrace(LapTrace first, LapTrace second, @Nullable Corners corners) {
    return new Chart(new SpeedTracePlan(first, second, corners));
  }

  /**
   * The way of a car on a lap, its colour by what the car did, turned as the circuit's map is.
   *
   * @param corners of the circuit; null to mark none and turn nothing
   * @throws ChartException if the lap has no positions, or no value of the channel
   */
  public static Chart trackMap(Telemetry telemetry, @Nullable Corners corners, TrackColour colour) {
    return new Chart(new TrackMapPlan(telemetry, corners, colour));
  }

  /**
   * The sets of tyres that each driver used, a bar a set, in the order of the finish. A set that
   * stays on while a car passes through the pit lane is one bar.
   *
   * @throws ChartException if no lap names its tyre, or none is of a driver who is asked for
   */
  public static Chart tyreStrategy(Laps laps, String... drivers) {
    return new Chart(new StrategyPlan(laps, List.of(drivers)));
  }

  /**
   * The places of the drivers at the end of each lap of a race, and on the right where each
   * finished: those who stopped too, as {@code SessionResults} has them.
   *
   * @throws ChartException if no lap has a position, as outside races, or none is of a driver who
   *     is asked for
   */
  public static Chart positions(Laps laps, String... drivers) {
    return new Chart(new PositionsPlan(laps, List.of(drivers)));
  }

  /**
   * How many seconds after the leader each driver ended each lap of a race. The leader of a lap is
   * who ended it first, among all drivers of the table.
   *
   * @throws ChartException if the laps do not say when they ended, or none is of a driver who is
   *     asked for
   */
  public static Chart gapToLeader(Laps laps, String... drivers) {
    return new Chart(new GapPlan(laps, List.of(drivers)));
  }

  /**
   * The weather over a session: temperatures, humidity, wind, pressure, and when it rained.
   *
   * @throws ChartException if nothing was measured
   */
  public static Chart weather(Weather weather) {
    return new Chart(new WeatherPlan(weather));
  }

  /**
   * Each driver's best lap in the last part of qualifying with a time, as the gap to pole. Deleted
   * laps do not count. Of a session whose laps name no part of qualifying, as practice: the best
   * laps, as the gap to the fastest. The order is that of {@code SessionResults}.
   *
   * @throws ChartException if no lap has a time that counts
   */
  public static Chart qualifying(Laps laps) {
    return new Chart(new QualifyingPlan(laps));
  }

  /**
   * As {@link #qualifying(Laps)}, in the order of results that are known already: with the messages
   * of race control they tell the parts of qualifying where laps do not.
   *
   * @throws ChartException if no driver of the results has a time
   */
  public static Chart qualifying(Laps laps, SessionResults results) {
    return new Chart(new QualifyingPlan(laps, results));
  }
}
