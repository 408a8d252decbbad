package io.tif1.model;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds the weather of laps. */
final class WeatherJoin {
  private static final int NONE = -1;

  /** Which column of laps holds which column of the weather. */
  private static final Map<LapColumn, WeatherColumn> COLUMNS =
      Map.of(
          LapColumn.WEATHER_TIME, WeatherColumn.TIME,
          LapColumn.AIR_TEMP, WeatherColumn.AIR_TEMP,
          LapColumn.TRACK_TEMP, WeatherColumn.TRACK_TEMP,
          LapColumn.HUMIDITY, WeatherColumn.HUMIDITY,
          LapColumn.PRESSURE, WeatherColumn.PRESSURE,
          LapColumn.RAINFALL, WeatherColumn.RAINFALL,
          LapColumn.WIND_DIRECTION, WeatherColumn.WIND_DIRECTION,
          LapColumn.WIND_SPEED, WeatherColumn.WIND_SPEED);

  /** Rows of the weather that have a time, in order of time, and those times. */
  private final int[] rows;

  private final double[] times;

  private WeatherJoin(Weather weather) {
    DoubleColumn measured = weather.timeS();
    this.rows =
        IntStream.range(0, weather.size())
            .filter(row -> !measured.isMissing(row))
            .boxed()
            .sorted(Comparator.comparingDouble(measured::get))
            .mapToInt(Integer::intValue)
            .toArray();
    this.times = IntStream.of(rows).mapToDouble(measured::get).toArray();
  }

  /** The columns of the laps, those of the weather replaced. */
  static Columns join(Laps laps, Weather weather) {
    var join = new WeatherJoin(weather);
    int[] chosen = IntStream.range(0, laps.size()).map(row -> join.of(laps, row)).toArray();
    Columns joined = laps.columns();
    for (LapColumn column : LapColumn.values()) {
      WeatherColumn source = COLUMNS.get(column);
      if (source != null) {
        joined = joined.with(column.columnName(), pick(weather, source, chosen));
      }
    }
    return joined;
  }

  /** The row of the last measurement not after a moment, or {@value #NONE}. */
  static int lastAt(Weather weather, double moment) {
    var join = new WeatherJoin(weather);
    int known = join.countUpTo(moment);
    return known == 0 ? NONE : join.rows[known - 1];
  }

  private int of(Laps laps, int row) {
    double start = start(laps, row);
    double end = laps.timeS().get(row);
    if (Double.isNaN(end)) {
      end = start; // of what came after it is not known whether the lap went on so long
    }
    int known = Double.isNaN(end) ? 0 : countUpTo(end);
    if (known == 0) {
      return NONE;
    }
    int before = Double.isNaN(start) ? known : countBefore(start);
    return rows[before < known ? before : known - 1];
  }

  private static double start(Laps laps, int row) {
    double start = laps.lapStartTimeS().get(row);
    return Double.isNaN(start) ? laps.timeS().get(row) - laps.lapTimeS().get(row) : start;
  }

  private int countUpTo(double moment) {
    return countBefore(Math.nextUp(moment));
  }

  /** How many measurements are earlier than a moment. */
  private int countBefore(double moment) {
    int from = 0;
    int to = times.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (times[middle] < moment) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static Column pick(Weather weather, WeatherColumn source, int[] chosen) {
    return switch (source.type()) {
      case NUMBER -> {
        DoubleColumn from = weather.numbers(source);
        yield DoubleColumn.of(
            IntStream.of(chosen).mapToDouble(r -> r == NONE ? Double.NaN : from.get(r)).toArray());
      }
      case WHOLE -> {
        IntColumn from = weather.wholes(source);
        yield IntColumn.of(
            IntStream.of(chosen).map(r -> r == NONE ? IntColumn.MISSING : from.get(r)).toArray());
      }
      case FLAG -> flags(weather.flags(source), chosen);
      case TEXT -> throw new IllegalStateException("no weather is text: " + source);
    };
  }

  private static BooleanColumn flags(BooleanColumn from, int[] chosen) {
    var flags = new BooleanColumn.Builder(chosen.length);
    for (int row = 0; row < chosen.length; row++) {
      if (chosen[row] == NONE || from.isMissing(chosen[row])) {
        flags.missing(row);
      } else if (from.isTrue(chosen[row])) {
        flags.yes(row);
      }
    }
    return flags.build();
  }
}
