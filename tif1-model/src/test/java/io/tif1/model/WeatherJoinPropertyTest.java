package io.tif1.model;

import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The join beside its rule, said in a slower way. */
class WeatherJoinPropertyTest {
  @Property
  void theJoinKeepsItsRule(
      @ForAll("times") double[] measured, @ForAll("moment") double a, @ForAll("moment") double b) {
    double start = Math.min(a, b);
    double end = Math.max(a, b);
    double during =
        DoubleStream.of(measured).filter(t -> t >= start && t <= end).min().orElse(Double.NaN);
    double before = DoubleStream.of(measured).filter(t -> t < start).max().orElse(Double.NaN);
    assertThat(joined(measured, start, end))
        .isEqualTo(Double.valueOf(Double.isNaN(during) ? before : during));
  }

  @Property
  void noLapGetsWeatherFromAfterItsEnd(
      @ForAll("times") double[] measured, @ForAll("moment") double a, @ForAll("moment") double b) {
    double got = joined(measured, Math.min(a, b), Math.max(a, b));
    assertThat(got > Math.max(a, b)).isFalse();
  }

  @Property
  void theWeatherAtAMomentIsNeverFromAfterIt(
      @ForAll("times") double[] measured, @ForAll("moment") double moment) {
    double latest = DoubleStream.of(measured).filter(t -> t <= moment).max().orElse(Double.NaN);
    assertThat(weather(measured).at(moment).map(WeatherMeasurement::timeS).orElse(Double.NaN))
        .isEqualTo(Double.valueOf(latest));
  }

  private static double joined(double[] measured, double start, double end) {
    Laps lap = laps("LapStartTime", numbers(start), "Time", numbers(end));
    return lap.withWeather(weather(measured)).weatherTimeS().get(0);
  }

  private static Weather weather(double... measured) {
    return Weather.of(columns("Time", numbers(measured)));
  }

  @Provide
  Arbitrary<double[]> times() {
    return moment().array(double[].class).ofMaxSize(12);
  }

  @Provide
  Arbitrary<Double> moment() {
    return Arbitraries.integers().between(0, 60).map(half -> half / 2.0);
  }
}
