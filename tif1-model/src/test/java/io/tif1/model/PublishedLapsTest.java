package io.tif1.model;

import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.numbersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.model.check.LapAnomalies;
import io.tif1.model.check.LapAnomaly;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import io.tif1.model.result.DriverResult;
import io.tif1.model.result.SessionKind;
import io.tif1.model.result.SessionResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is derived from laps, beside what was published of real sessions. */
class PublishedLapsTest {
  private static final String RACE_2021 = "2021@main/Belgian Grand Prix/Race/";
  private static final String QUALIFYING_2025 = "2025@main/Belgian Grand Prix/Qualifying/";

  /** Of this race each driver was published with the weather of VER's laps. */
  @Test
  void theJoinFindsTheWeatherThatIsPublishedRightForTheFirstDriver() throws IOException {
    Laps published = laps(RACE_2021 + "session_laptimes.json");
    Laps joined = published.withWeather(weather(RACE_2021 + "weather.json"));
    assertThat(joined.pickDrivers("VER").weatherTimeS())
        .isEqualTo(published.pickDrivers("VER").weatherTimeS());
    assertThat(joined.pickDrivers("VER").airTempC())
        .isEqualTo(published.pickDrivers("VER").airTempC());
  }

  @Test
  void theJoinIsWithinTheLapWherePublishedWeatherIsNot() throws IOException {
    Laps published = laps("2025@main/Belgian Grand Prix/Race/VER/laptimes.json");
    Laps joined = published.withWeather(weather("2025@main/Belgian Grand Prix/Race/weather.json"));
    assertThat(published.stream().filter(PublishedLapsTest::hasItsWeather)).hasSize(29);
    assertThat(joined).hasSize(44).allMatch(PublishedLapsTest::hasItsWeather);
  }

  private static boolean hasItsWeather(Lap lap) {
    double measured = lap.weather().timeS();
    int row = lap.row();
    return measured >= lap.laps().lapStartTimeS().get(row)
        && measured <= lap.laps().timeS().get(row);
  }

  @Test
  void theDerivedOrderIsThatOfThePublishedPositions() throws IOException {
    Laps laps = laps(RACE_2021 + "session_laptimes.json");
    SessionResults results = SessionResults.of(SessionKind.RACE, laps, Drivers.of(columns()));
    assertThat(results.stream().map(DriverResult::driver))
        .containsExactlyElementsOf(
            laps.pickLaps(3).sortedBy(LapColumn.POSITION).driver().stream().toList());
  }

  @Test
  void messagesPartAQualifyingThatDoesNotSayItsParts() throws IOException {
    Laps laps = laps(QUALIFYING_2025 + "VER/laptimes.json");
    RaceControl messages =
        RaceControl.of(read(QUALIFYING_2025 + "rcm.json", RaceControlColumn.values()));
    assertThat(laps.splitQualifyingSessions()).isEmpty();
    assertThat(laps.splitQualifyingSessions(messages).values())
        .extracting(Tables::numbersOf)
        .containsExactly(
            new int[] {1, 2, 3, 4, 5, 6}, new int[] {7, 8, 9}, new int[] {10, 11, 12, 13, 14, 15});
  }

  @Test
  void ofAPublishedQualifyingTheFileSaysTheParts() throws IOException {
    Laps laps = laps("2026@main/Belgian Grand Prix/Qualifying/VER/laptimes.json");
    assertThat(numbersOf(laps.splitQualifyingSessions().get(QualifyingPart.Q2)))
        .containsExactly(4, 5, 6);
  }

  @Test
  void aDriverWhoRetiredAtOnceHasNoLapThatCounts() throws IOException {
    Laps laps = laps("2019@main/Belgian Grand Prix/Race/VER/laptimes.json");
    SessionResults results = SessionResults.of(SessionKind.RACE, laps, Drivers.of(columns()));
    assertThat(laps.pickFastest()).isEmpty();
    assertThat(results.driver("VER").orElseThrow().position()).isEmpty();
  }

  @Test
  void publishedLapsOfTheTestsHaveNeitherGapsNorDuplicates() throws IOException {
    Laps laps = laps("2026@main/Pre-Season Testing/Practice 1/VER/laptimes.json");
    assertThat(LapAnomalies.of(laps)).allMatch(LapAnomaly.Outlier.class::isInstance);
  }

  private static Laps laps(String path) throws IOException {
    return Laps.of(read(path, LapColumn.values()));
  }

  private static Weather weather(String path) throws IOException {
    return Weather.of(read(path, WeatherColumn.values()));
  }

  /** The known columns of a file, read in the plainest way. */
  private static Columns read(String path, ColumnSpec[] specs) throws IOException {
    Map<String, Object> file = JsonDocument.copyOf(published(path)).asMap();
    var columns = new LinkedHashMap<String, Column>();
    for (ColumnSpec spec : specs) {
      if (file.get(spec.key()) instanceof List<?> values) {
        columns.put(spec.columnName(), column(spec.type(), values));
      }
    }
    return Columns.of(columns);
  }

  private static Column column(ColumnType type, List<?> values) {
    return switch (type) {
      case NUMBER ->
          DoubleColumn.of(
              values.stream()
                  .mapToDouble(value -> value instanceof Number n ? n.doubleValue() : Double.NaN)
                  .toArray());
      case WHOLE ->
          IntColumn.of(
              values.stream()
                  .mapToInt(value -> value instanceof Number n ? n.intValue() : IntColumn.MISSING)
                  .toArray());
      case FLAG ->
          BooleanColumn.of(
              values.stream()
                  .map(value -> value instanceof Boolean flag ? flag : null)
                  .toArray(Boolean[]::new));
      case TEXT ->
          TextColumn.of(
              values.stream()
                  .map(value -> "None".equals(value) ? null : String.valueOf(value))
                  .toArray(String[]::new));
    };
  }

  private static byte[] published(String path) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path file = root.resolveSibling("shared/data/cdn/gh/TracingInsights").resolve(path);
    assumeTrue(
        Files.exists(file),
        "waits for published files in ../shared/data of the repository: " + path);
    return Files.readAllBytes(file);
  }
}
