package io.tif1.charts;

import io.tif1.model.ColumnSpec;
import io.tif1.model.Columns;
import io.tif1.model.CornerColumn;
import io.tif1.model.Corners;
import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.model.TelemetryColumn;
import io.tif1.model.Weather;
import io.tif1.model.WeatherColumn;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;

/** Tables made by chance become pictures, or a ChartException, and nothing else. */
final class ChanceTest {
  private static final double[] NUMBERS = {
    0, -1, 1, 90.123, 1e-300, 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, 1234, 0.1, 104
  };
  private static final int[] WHOLES = {
    0, -1, 1, 2, 3, 57, 100, 101, 9_999, 10_000, Integer.MAX_VALUE, IntColumn.MISSING
  };
  private static final List<String> TEXTS =
      Arrays.asList(
          "VER", "", "Q1", "SQ3", "SOFT", "<&>", "Ferrari", "2021-08-29T1", null, "é\u0000");

  @Property(tries = 150)
  void nothingButTheDocumentedErrorIsThrown(@ForAll long seed) {
    Random random = new Random(seed);
    Laps laps = Laps.of(table(random, LapColumn.values()));
    Telemetry one = Telemetry.of(table(random, TelemetryColumn.values()));
    Telemetry two = Telemetry.of(table(random, TelemetryColumn.values()));
    Corners corners = Corners.of(table(random, CornerColumn.values()));
    Weather weather = Weather.of(table(random, WeatherColumn.values()));
    AllCharts.of(laps, laps, one, two, corners, weather)
        .forEach(
            (name, chart) -> {
              try {
                String svg = chart.get().toSvg();
                Parsed.of(svg);
                Assertions.assertThat(svg).as(name).doesNotContain("NaN").doesNotContain("Infin");
              } catch (ChartException e) {
                Assertions.assertThat(e).as(name).message().isNotBlank();
              }
            });
  }

  private static Columns table(Random random, ColumnSpec[] specs) {
    int rows = random.nextInt(random.nextBoolean() ? 4 : 60);
    boolean isWild = random.nextBoolean();
    Map<String, Column> columns = new LinkedHashMap<>();
    for (ColumnSpec spec : specs) {
      if (random.nextInt(8) > 0) {
        columns.put(spec.columnName(), column(random, spec, rows, isWild));
      }
    }
    return Columns.of(columns, rows);
  }

  private static Column column(Random random, ColumnSpec spec, int rows, boolean isWild) {
    return switch (spec.type()) {
      case NUMBER ->
          DoubleColumn.of(
              random
                  .doubles(rows, 0, 300)
                  .map(n -> isWild || n < 20 ? NUMBERS[random.nextInt(NUMBERS.length)] : n)
                  .toArray());
      case WHOLE ->
          IntColumn.of(
              random
                  .ints(rows, 0, 60)
                  .map(n -> isWild || n < 4 ? WHOLES[random.nextInt(WHOLES.length)] : n)
                  .toArray());
      case FLAG -> {
        BooleanColumn.Builder flags = new BooleanColumn.Builder(rows);
        for (int row = 0; row < rows; row++) {
          int chance = random.nextInt(3);
          if (chance == 0) {
            flags.yes(row);
          } else if (chance == 1) {
            flags.missing(row);
          }
        }
        yield flags.build();
      }
      default ->
          TextColumn.of(
              random.ints(rows, 0, TEXTS.size()).mapToObj(TEXTS::get).toArray(String[]::new));
    };
  }
}
