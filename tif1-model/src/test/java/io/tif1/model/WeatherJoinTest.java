package io.tif1.model;

import static io.tif1.model.Tables.NONE;
import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.flags;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.model.column.IntColumn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A measurement a minute, its temperature of the air being its number. */
class WeatherJoinTest {
  private static final Weather WEATHER =
      Weather.of(
          columns(
              "Time", numbers(60, 120, 180, 240),
              "AirTemp", numbers(1, 2, 3, 4),
              "TrackTemp", numbers(31, 32, 33, 34),
              "Humidity", numbers(51, 52, 53, 54),
              "Pressure", numbers(901, 902, 903, 904),
              "Rainfall", flags(false, true, null, false),
              "WindDirection", wholes(10, 20, IntColumn.MISSING, 40),
              "WindSpeed", numbers(0.1, 0.2, 0.3, 0.4)));

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "70, 150, 2", // one during the lap
    "70, 200, 2", // the first of two
    "120, 170, 2", // at its very beginning
    "70, 120, 2", // at its very end
    "130, 170, 2", // none during the lap: the last before
    "250, 400, 4",
    "10, 60, 1",
    "10, 50, NaN", // none yet
    "NaN, 170, 2", // no beginning: the last before the end
    "130, NaN, 2", // no end: the last before the beginning
    "NaN, NaN, NaN",
  })
  void aLapGetsTheFirstMeasurementDuringItOrTheLastBefore(double start, double end, double which) {
    Laps lap = laps("LapStartTime", numbers(start), "Time", numbers(end));
    assertThat(lap.withWeather(WEATHER).airTempC()).isEqualTo(numbers(which));
  }

  @Test
  void aBeginningThatIsMissingFollowsFromTheTimeOfTheLap() {
    Laps lap = laps("Time", numbers(200), "LapTime", numbers(90));
    assertThat(lap.withWeather(WEATHER).airTempC()).isEqualTo(numbers(2));
  }

  @Test
  void allColumnsOfTheWeatherAreJoined() {
    Laps lap = laps("LapStartTime", numbers(100), "Time", numbers(150));
    assertThat(lap.withWeather(WEATHER).lap(0).weather()).isEqualTo(WEATHER.measurement(1));
  }

  @Test
  void valuesThatWereNotMeasuredAreMissing() {
    Laps lap = laps("LapStartTime", numbers(170), "Time", numbers(200));
    WeatherMeasurement weather = lap.withWeather(WEATHER).lap(0).weather();
    assertThat(weather.rainfall()).isNull();
    assertThat(weather.windDirectionDegrees()).isEmpty();
  }

  /** As the publisher does it: each driver gets the weather of the first driver's laps. */
  @Test
  void publishedWeatherOfOtherDriversIsReplacedByTheirOwn() {
    Laps published =
        laps(
            "Driver", texts("ALO", "ALO", "VER", "VER"),
            "LapStartTime", numbers(50, 100, 110, 190),
            "Time", numbers(100, 150, 190, 250),
            "AirTemp", numbers(1, 2, 1, 2),
            "WeatherTime", numbers(60, 120, 60, 120));
    Laps joined = published.withWeather(WEATHER);
    assertThat(joined.pickDrivers("ALO")).isEqualTo(joined.select(0, 1));
    assertThat(joined.airTempC()).isEqualTo(numbers(1, 2, 2, 4));
    assertThat(joined.weatherTimeS()).isEqualTo(numbers(60, 120, 120, 240));
  }

  @Test
  void whatWasPublishedStaysAsItWas() {
    Laps published = laps("AirTemp", numbers(9), "Time", numbers(100));
    published.withWeather(WEATHER);
    assertThat(published.airTempC()).isEqualTo(numbers(9));
  }

  @Test
  void columnsThatAreNotWeatherStay() {
    var finding = new Finding(Rule.RAGGED, "$.time", "5", "4", 1);
    Laps laps =
        Laps.of(columns("Driver", texts("VER"), "Time", numbers(100)), List.of(finding))
            .withWeather(WEATHER);
    assertThat(laps.driver()).isEqualTo(texts("VER"));
    assertThat(laps.findings()).containsExactly(finding);
  }

  @Test
  void withoutWeatherTheWrongOneIsGoneAllTheSame() {
    Laps laps = laps("AirTemp", numbers(9), "Time", numbers(100));
    Weather empty = Weather.of(columns());
    assertThat(laps.withWeather(empty).airTempC().missingCount()).isEqualTo(1);
  }

  @Test
  void theOrderOfMeasurementsDoesNotMatter() {
    Weather mixed = Weather.of(WEATHER.columns().select(3, 0, 2, 1));
    Laps laps = laps("LapStartTime", numbers(50, 130), "Time", numbers(100, 170));
    assertThat(laps.withWeather(mixed)).isEqualTo(laps.withWeather(WEATHER));
  }

  @Test
  void measurementsWithoutATimeAreOfNoLap() {
    Weather timeless = Weather.of(columns("Time", numbers(NONE), "AirTemp", numbers(7)));
    assertThat(laps("Time", numbers(100)).withWeather(timeless).airTempC().isMissing(0)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"60, 1", "119.9, 1", "120, 2", "9999, 4"})
  void theWeatherAtAMomentIsTheLastMeasured(double moment, double which) {
    assertThat(WEATHER.at(moment)).map(WeatherMeasurement::airTempC).contains(which);
  }

  @Test
  void beforeTheFirstMeasurementTheWeatherIsNotKnown() {
    assertThat(WEATHER.at(59.999)).isEmpty();
  }

  @Test
  void theWeatherAtNoMomentIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEATHER.at(Double.NaN))
        .withMessageContaining("seconds of the session's clock");
  }

  @Test
  void aMeasurementHasATime() {
    assertThat(WEATHER.measurement(1).time()).isEqualTo(Duration.ofMinutes(2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> WEATHER.measurement(4));
  }
}
