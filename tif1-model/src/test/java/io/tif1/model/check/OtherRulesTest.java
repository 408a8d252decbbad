package io.tif1.model.check;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Columns;
import io.tif1.model.CornerColumn;
import io.tif1.model.Corners;
import io.tif1.model.DriverColumn;
import io.tif1.model.Drivers;
import io.tif1.model.RaceControl;
import io.tif1.model.RaceControlColumn;
import io.tif1.model.Samples;
import io.tif1.model.Weather;
import io.tif1.model.WeatherColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for drivers, weather, race control and corners. */
class OtherRulesTest {
  private static Samples drivers() {
    return new Samples()
        .with(DriverColumn.ABBREVIATION, "VER", "OCO")
        .with(DriverColumn.TEAM_NAME, "Red Bull Racing", "Haas F1 Team");
  }

  private static Samples weather() {
    return new Samples()
        .with(WeatherColumn.TIME, 16.061, 76.061)
        .with(WeatherColumn.AIR_TEMP, 12.5, 12.6)
        .with(WeatherColumn.HUMIDITY, 95.6, 100.0)
        .with(WeatherColumn.PRESSURE, 970.8, 780.0)
        .with(WeatherColumn.RAINFALL, true, false)
        .with(WeatherColumn.TRACK_TEMP, 14.7, 55.0)
        .with(WeatherColumn.WIND_DIRECTION, 0, 359)
        .with(WeatherColumn.WIND_SPEED, 0.0, 4.2);
  }

  private static Samples messages() {
    return new Samples()
        .with(RaceControlColumn.TIME, "2025-07-26T13:00:26.000000000", "2025-07-26T13:45:33.5")
        .with(RaceControlColumn.MESSAGE, "GREEN LIGHT", "RED FLAG");
  }

  private static Samples corners() {
    return new Samples()
        .with(CornerColumn.NUMBER, 1, 2)
        .with(CornerColumn.X, 42.4, 820.8)
        .with(CornerColumn.Y, 8329.2, 7879.0)
        .with(CornerColumn.ANGLE, -246.6, 360.0)
        .with(CornerColumn.DISTANCE, 697.7, 803.4)
        .with(CornerColumn.ROTATION, 92.0, 92.0);
  }

  @Test
  void driversOfCodeAndTeamGiveNone() {
    assertThat(Checks.of(Drivers.of(drivers().columns()))).isEmpty();
  }

  @Test
  void noDriversAreTold() {
    assertThat(Findings.only(Drivers.of(Columns.of(Map.of()))).path()).isEqualTo("$.drivers");
  }

  @Test
  void driversWithoutTeamsAreTold() {
    var table = Drivers.of(drivers().without(DriverColumn.TEAM_NAME).columns());

    assertThat(Findings.only(table).path()).isEqualTo("$.drivers[*].team");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ver", "VE", "VERS", "V3R", "VÉR"})
  void aCodeOfOtherThanThreeCapitalsIsTold(String code) {
    var table = Drivers.of(drivers().with(DriverColumn.ABBREVIATION, "OCO", code).columns());

    assertThat(Findings.only(table))
        .isEqualTo(
            new Finding(
                Rule.DRIVER_CODE,
                "$.drivers[*].driver",
                "three capitals",
                '"' + code + "\" in row 1",
                1));
  }

  @Test
  void aDriverWithoutACodeIsTold() {
    TextColumn codes = TextColumn.of("OCO", null);
    var table = Drivers.of(drivers().with(DriverColumn.ABBREVIATION, codes).columns());

    assertThat(Findings.only(table).found()).isEqualTo("none in row 1");
  }

  @Test
  void aDriverListedTwiceIsTold() {
    var table = Drivers.of(drivers().with(DriverColumn.ABBREVIATION, "VER", "VER").columns());

    assertThat(Findings.only(table).rule()).isEqualTo(Rule.DRIVER_DUPLICATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100", "3a", "", "07"})
  void aRacingNumberThatIsNoneIsTold(String number) {
    var table = Drivers.of(drivers().with(DriverColumn.DRIVER_NUMBER, "33", number).columns());

    assertThat(Findings.only(table).rule()).isEqualTo(Rule.RACING_NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#ffffff", "fffff", "gggggg", ""})
  void aColourThatIsNoneIsTold(String colour) {
    var table = Drivers.of(drivers().with(DriverColumn.TEAM_COLOR, "0082fA", colour).columns());

    assertThat(Findings.only(table).rule()).isEqualTo(Rule.COLOR_FORMAT);
  }

  @Test
  void anAddressThatIsNoneIsTold() {
    var table =
        Drivers.of(drivers().with(DriverColumn.HEADSHOT_URL, "https://a/b", "a.png").columns());

    assertThat(Findings.only(table).rule()).isEqualTo(Rule.URL_FORMAT);
  }

  @Test
  void cleanWeatherGivesNone() {
    assertThat(Checks.of(Weather.of(weather().columns()))).isEmpty();
  }

  @Test
  void noWeatherIsTold() {
    assertThat(Findings.only(Weather.of(Columns.of(Map.of()))).rule()).isEqualTo(Rule.EMPTY);
  }

  @Test
  void weatherWithoutHumidityIsTold() {
    assertThat(
            Findings.only(Weather.of(weather().without(WeatherColumn.HUMIDITY).columns())).path())
        .isEqualTo("$.wH");
  }

  @Test
  void weatherOutOfOrderIsTold() {
    assertThat(Findings.only(Weather.of(weather().with(WeatherColumn.TIME, 76.5, 16.5).columns())))
        .isEqualTo(
            new Finding(
                Rule.UNSORTED, "$.wT", "at least 76.5, as in the row before", "16.5 in row 1", 1));
  }

  @Test
  void weatherBeforeTheSessionIsTold() {
    assertThat(
            Findings.only(Weather.of(weather().with(WeatherColumn.TIME, -1.0, 16.5).columns()))
                .rule())
        .isEqualTo(Rule.SESSION_TIME_RANGE);
  }

  @Test
  void eachMeasureHasARange() {
    var all =
        weather()
            .with(WeatherColumn.AIR_TEMP, 61.0, 12.0)
            .with(WeatherColumn.HUMIDITY, 101.0, 50.0)
            .with(WeatherColumn.PRESSURE, 0.0, 970.0)
            .with(WeatherColumn.TRACK_TEMP, 20.0, 81.0)
            .with(WeatherColumn.WIND_DIRECTION, 360, 5)
            .with(WeatherColumn.WIND_SPEED, -1.0, NONE);

    assertThat(Findings.rules(Weather.of(all.columns())))
        .containsExactly(
            Rule.AIR_TEMP_RANGE,
            Rule.HUMIDITY_RANGE,
            Rule.PRESSURE_RANGE,
            Rule.TRACK_TEMP_RANGE,
            Rule.WIND_DIRECTION_RANGE,
            Rule.WIND_SPEED_RANGE);
  }

  @Test
  void cleanMessagesGiveNone() {
    assertThat(Checks.of(RaceControl.of(messages().columns()))).isEmpty();
  }

  @Test
  void messagesOutOfOrderAreTold() {
    String late = "2025-07-26T13:45:33.000000000";
    String early = "2025-07-26T13:00:26.000000000";
    var table = RaceControl.of(messages().with(RaceControlColumn.TIME, late, early).columns());

    assertThat(Findings.only(table))
        .isEqualTo(
            new Finding(
                Rule.UNSORTED,
                "$.time",
                "no message before an older",
                '"' + early + "\" in row 1",
                1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-07-26 13:45:33",
        "2025-07-26T13:45",
        "2025-07-26T13:45:33.",
        "2025-07-26T13:45:33.5Z",
        "2025-7-26T13:45:33.50",
        "3600.5"
      })
  void aTimeThatIsNoneIsTold(String time) {
    assertThat(Formats.isDate(time)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-07-26T13:45:33", "2025-07-26T13:45:33.242000000"})
  void anIsoTimeIsOne(String time) {
    assertThat(Formats.isDate(time)).isTrue();
  }

  @Test
  void aMessageWithoutATextIsTold() {
    TextColumn texts = TextColumn.of("RED FLAG", null);
    var table = RaceControl.of(messages().with(RaceControlColumn.MESSAGE, texts).columns());

    assertThat(Findings.only(table).rule()).isEqualTo(Rule.MESSAGE_MISSING);
  }

  @Test
  void messagesWithoutTimesAreTold() {
    var table = RaceControl.of(messages().without(RaceControlColumn.TIME).columns());

    assertThat(Findings.only(table).path()).isEqualTo("$.time");
  }

  @Test
  void sectorsLapsAndDriversOfMessagesHaveRanges() {
    var all =
        messages()
            .with(RaceControlColumn.SECTOR, 0, 3)
            .with(RaceControlColumn.LAP, -1, IntColumn.MISSING)
            .with(RaceControlColumn.RACING_NUMBER, "44", "HAM");

    assertThat(Findings.rules(RaceControl.of(all.columns())))
        .containsExactly(Rule.MARSHAL_SECTOR_RANGE, Rule.RACING_NUMBER, Rule.LAP_NUMBER_RANGE);
  }

  @Test
  void cleanCornersGiveNone() {
    assertThat(Checks.of(Corners.of(corners().columns()))).isEmpty();
  }

  @Test
  void cornersOutOfOrderAreTold() {
    var all = corners().with(CornerColumn.NUMBER, 2, 1).with(CornerColumn.DISTANCE, 9.0, 8.0);

    assertThat(Checks.of(Corners.of(all.columns())))
        .extracting(Finding::rule, Finding::path)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Rule.CORNER_ORDER, "$.CornerNumber"),
            org.assertj.core.groups.Tuple.tuple(Rule.CORNER_ORDER, "$.Distance"));
  }

  @Test
  void cornersMayShareANumber() {
    assertThat(Checks.of(Corners.of(corners().with(CornerColumn.NUMBER, 9, 9).columns())))
        .isEmpty();
  }

  @Test
  void aCornerWithoutANumberIsTold() {
    var all = corners().with(CornerColumn.NUMBER, IntColumn.MISSING, 2);

    assertThat(Findings.only(Corners.of(all.columns())).rule()).isEqualTo(Rule.CORNER_NUMBER_RANGE);
  }

  @Test
  void aCornerWithoutAPositionIsTold() {
    var all = corners().with(CornerColumn.Y, 1.0, NONE);

    assertThat(Findings.only(Corners.of(all.columns())).rule()).isEqualTo(Rule.CORNER_POSITION);
  }

  @Test
  void anAngleBeyondAFullTurnIsTold() {
    var all = corners().with(CornerColumn.ANGLE, 1.0, -361.0);

    assertThat(Findings.only(Corners.of(all.columns())).rule()).isEqualTo(Rule.ANGLE_RANGE);
  }
}
