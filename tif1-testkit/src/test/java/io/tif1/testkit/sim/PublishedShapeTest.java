package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Simulated files have the keys, the order and the types of published ones. */
class PublishedShapeTest {
  private static final String WEB = "cdn/gh/TracingInsights/";
  private static final String SPA = "@main/Belgian Grand Prix/";

  @Test
  void lapsOfARaceInTheNewestGeneration() throws IOException {
    assertSameShape(
        WEB + "2026" + SPA + "Race/RUS/laptimes.json",
        2026,
        "Race",
        Generation.G3,
        "laptimes.json");
  }

  @Test
  void lapsOfQualifyingInTheNewestGeneration() throws IOException {
    assertSameShape(
        WEB + "2026" + SPA + "Qualifying/VER/laptimes.json",
        2026,
        "Qualifying",
        Generation.G3,
        "laptimes.json");
  }

  @Test
  void lapsOfTheSecondGeneration() throws IOException {
    assertSameShape(
        WEB + "2021" + SPA + "Race/VER/laptimes.json",
        2021,
        "Race",
        Generation.G2,
        "laptimes.json");
  }

  @Test
  void lapsOfTheFirstGeneration() throws IOException {
    assertSameShape(
        "legacy/2018/Belgian Grand Prix/Race/RAI/laptimes.json",
        2018,
        "Race",
        Generation.G1,
        "laptimes.json");
  }

  @Test
  void lapsOfTheOldestGeneration() throws IOException {
    assertSameShape(
        "legacy/2024/Belgian Grand Prix/Race/ZHO/laptimes.json",
        2024,
        "Race",
        Generation.G0,
        "laptimes.json");
  }

  @Test
  void driversOfTheOldestGeneration() throws IOException {
    assertSameShape(
        "legacy/2024/Belgian Grand Prix/Race/drivers.json",
        2024,
        "Race",
        Generation.G0,
        "../drivers.json");
  }

  @Test
  void driversOfTheNewestGeneration() throws IOException {
    assertSameShape(
        WEB + "2026" + SPA + "Race/drivers.json", 2026, "Race", Generation.G3, "../drivers.json");
  }

  @Test
  void weather() throws IOException {
    assertSameShape(
        WEB + "2025" + SPA + "Race/weather.json", 2025, "Race", Generation.G3, "../weather.json");
  }

  @Test
  void messages() throws IOException {
    assertSameShape(
        WEB + "2025" + SPA + "Race/rcm.json", 2025, "Race", Generation.G3, "../rcm.json");
  }

  @Test
  void corners() throws IOException {
    assertSameShape(
        WEB + "2021" + SPA + "Race/corners.json", 2021, "Race", Generation.G3, "../corners.json");
  }

  @Test
  void telemetryOfTesting() throws IOException {
    byte[] published = published(WEB + "2026@main/Pre-Season Testing/Practice 1/ALB/17_tel.json");
    SimulatedSession testing =
        SessionSimulator.session(2026, SessionKind.TESTING_EVENT, "Practice 1")
            .laps(5)
            .anomalies(Anomalies.none())
            .build();
    byte[] simulated = testing.bytes(testing.drivers().get(0).code() + "/2_tel.json");
    assertThat(shape(Json.asObject(Json.object(simulated).get("tel"))))
        .isEqualTo(shape(Json.asObject(Json.object(published).get("tel"))));
  }

  private static void assertSameShape(
      String path, int season, String session, Generation generation, String file)
      throws IOException {
    byte[] published = published(path);
    SimulatedSession simulated =
        SessionSimulator.session(season, "Simulated Grand Prix", session)
            .generation(generation)
            .laps(9)
            .anomalies(Anomalies.none())
            .build();
    String name =
        file.startsWith("../") ? file.substring(3) : simulated.drivers().get(0).code() + "/" + file;
    byte[] bytes = Objects.requireNonNull(simulated.bytes(name));
    Map<String, String> expected = shape(Json.object(published));
    Map<String, String> found = shape(Json.object(bytes));
    assertThat(List.copyOf(found.keySet())).isEqualTo(List.copyOf(expected.keySet()));
    for (Map.Entry<String, String> column : expected.entrySet()) {
      boolean known = !column.getValue().isEmpty();
      String here = found.getOrDefault(column.getKey(), "");
      if (known && !here.isEmpty()) {
        assertThat(here).as(column.getKey()).isEqualTo(column.getValue());
      }
    }
    assertThat(punctuation(bytes)).isEqualTo(punctuation(published));
  }

  /** The types in each column, without what is missing; of nested objects their keys. */
  private static Map<String, String> shape(Map<String, Object> document) {
    Map<String, String> shape = new LinkedHashMap<>();
    document.forEach(
        (key, value) -> {
          List<?> values = value instanceof List<?> list ? list : List.of(value);
          shape.put(
              key,
              values.stream()
                  .filter(v -> !"None".equals(v))
                  .map(v -> v instanceof Map<?, ?> map ? map.keySet().toString() : type(v))
                  .collect(Collectors.toCollection(TreeSet::new))
                  .toString()
                  .replace("[]", ""));
        });
    return shape;
  }

  private static String type(Object value) {
    return value.getClass().getSimpleName();
  }

  /** What stands between the first key and its value. */
  private static String punctuation(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    int end = text.indexOf('"', 2);
    return text.substring(end + 1, text.indexOf('[') + 1);
  }

  private static byte[] published(String path) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path file = root.resolveSibling("shared/data").resolve(path);
    assumeTrue(
        Files.exists(file),
        "waits for published files in ../shared/data of the repository: " + path);
    return Files.readAllBytes(file);
  }
}
