package io.tif1.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.FileKind;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the rules find in published files: those of the testing days of 2026 as of 2026-02-14, of
 * which 395 files of telemetry are kept (Practice 1; ALB, LEC, OCO, VER), and single files of other
 * seasons. The numbers were counted by another program.
 */
class RealFilesTest {
  /** The findings of each file, by its path below the root of the web server. */
  private static final Map<String, List<Finding>> FOUND = new TreeMap<>();

  private static final String TESTING = "2026@main/Pre-Season Testing/";
  private static final String BELGIUM = "@main/Belgian Grand Prix/";

  @BeforeEach
  void checkAllOnce() throws IOException {
    Path web = root().resolve("../shared/data/cdn/gh/TracingInsights").normalize();
    Assumptions.assumeTrue(Files.isDirectory(web), "published files are missing: no " + web);
    if (!FOUND.isEmpty()) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(web)) {
      files = walk.filter(path -> path.toString().endsWith(".json")).toList();
    }
    for (Path file : files) {
      String path = web.relativize(file).toString().replace('\\', '/');
      Table table = decode(path, Files.readAllBytes(file));
      if (table != null) {
        FOUND.put(path, table.findings());
      }
    }
  }

  private static @Nullable Table decode(String path, byte[] utf8) {
    String inSession = path.substring(path.indexOf('/', path.indexOf('/', 10) + 1) + 1);
    return switch (FileKind.of(inSession)) {
      case TELEMETRY -> Telemetry.decode(utf8);
      case LAPS -> Laps.decode(utf8, inSession.substring(0, 3));
      case SESSION_LAPS -> Laps.decode(utf8, null);
      case DRIVERS -> Drivers.decode(utf8);
      case WEATHER -> Weather.decode(utf8);
      case RACE_CONTROL -> RaceControl.decode(utf8);
      case CORNERS -> Corners.decode(utf8);
      case OTHER -> null;
    };
  }

  private static Path root() {
    Path directory = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (!Files.exists(directory.resolve("mvnw"))) {
      directory = directory.getParent();
    }
    return directory;
  }

  private static Stream<Map.Entry<String, List<Finding>>> files(String end) {
    return FOUND.entrySet().stream()
        .filter(file -> file.getKey().startsWith(TESTING) && file.getKey().endsWith(end));
  }

  /** For each rule how many files break it, and by how many values. */
  private static Map<String, String> counts(String end) {
    Map<String, int[]> counts = new TreeMap<>();
    files(end)
        .flatMap(file -> file.getValue().stream())
        .forEach(
            finding -> {
              int[] count =
                  counts.computeIfAbsent(finding.rule() + " " + finding.path(), rule -> new int[2]);
              count[0]++;
              count[1] += finding.count();
            });
    return counts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, count -> count.getValue()[0] + "/" + count.getValue()[1]));
  }

  private static Finding of(Rule rule, String path) {
    return FOUND.get(path).stream()
        .filter(finding -> finding.rule() == rule)
        .findAny()
        .orElseThrow();
  }

  @Test
  void allTelemetryIsThere() {
    assertThat(files("_tel.json")).hasSize(395);
  }

  /** Of each rule how many files break it, and how many values do. */
  @Test
  void telemetryBreaksTheseRulesAndNoOthers() {
    assertThat(counts("_tel.json"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("no-values $.tel.rel_distance", "7/5950"),
                Map.entry("dead-car-data $.tel.speed", "7/5950"),
                Map.entry("throttle-no-data $.tel.throttle", "41/169880"),
                Map.entry("throttle-range $.tel.throttle", "12/518"),
                Map.entry("distance-backward $.tel.distance", "65/55788"),
                Map.entry("relative-distance-range $.tel.rel_distance", "3/5305"),
                Map.entry("time-gap $.tel.time", "5/6"),
                Map.entry("long-lap $.tel.time", "39/39"),
                Map.entry("position-lost $.tel.x", "2/20585"),
                Map.entry("acceleration-range $.tel.acc_x", "23/34"),
                Map.entry("acceleration-range $.tel.acc_y", "2/26"),
                Map.entry("acceleration-range $.tel.acc_z", "233/1199")));
  }

  @Test
  void deadCarsAndMissingRelativeDistancesAreTheSameFiles() {
    assertThat(breaking(Rule.DEAD_CAR_DATA)).isEqualTo(breaking(Rule.NO_VALUES));
  }

  private static List<String> breaking(Rule rule) {
    return files("_tel.json")
        .filter(file -> file.getValue().stream().anyMatch(finding -> finding.rule() == rule))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void theLongestStepBackIsToldWithItsLength() {
    assertThat(of(Rule.DISTANCE_BACKWARD, TESTING + "Practice 1/OCO/63_tel.json").found())
        .startsWith("a step of -20299.25597980522");
  }

  @Test
  void theLargestRelativeDistanceIsTold() {
    assertThat(of(Rule.RELATIVE_DISTANCE_RANGE, TESTING + "Practice 1/OCO/63_tel.json").found())
        .startsWith("11.951936465641001 in row");
  }

  @Test
  void theWidestGapIsTold() {
    assertThat(of(Rule.TIME_GAP, TESTING + "Practice 1/VER/63_tel.json").found())
        .startsWith("a step of 1864.3");
  }

  @Test
  void lapsBreakTheseRulesAndNoOthers() {
    assertThat(counts("laptimes.json"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "untimed-lap $.time", "22/32",
                "tyre-missing $.compound", "7/7",
                "compound-missing $.compound", "1/1",
                "sector-sum $.time", "2/2",
                "stint-order $.stint", "4/4"));
  }

  @Test
  void theSectorsThatDoNotMakeALapAreTold() {
    assertThat(of(Rule.SECTOR_SUM, TESTING + "Practice 2/LIN/laptimes.json").found())
        .endsWith("in row 53");
    assertThat(of(Rule.SECTOR_SUM, TESTING + "Practice 1/OCO/laptimes.json").found())
        .endsWith("in row 9");
  }

  @Test
  void driversAndCornersBreakNone() {
    assertThat(counts("drivers.json")).isEmpty();
    assertThat(counts("corners.json")).isEmpty();
  }

  /** Thirteen, all of them into the pits, are behind the clock, and one is ahead of it. */
  @Test
  void fourteenLapsDisagreeWithTheClock() {
    assertThat(of(Rule.SECTOR_CLOCK, "2021" + BELGIUM + "Race/session_laptimes.json").count())
        .isEqualTo(14);
  }

  @Test
  void mostQualifyingLapsHaveTheWeatherOfOthers() {
    assertThat(
            of(Rule.WEATHER_OF_OTHER_LAP, "2025" + BELGIUM + "Qualifying/VER/laptimes.json")
                .count())
        .isEqualTo(15);
    assertThat(
            of(Rule.WEATHER_OF_OTHER_LAP, "2026" + BELGIUM + "Qualifying/VER/laptimes.json")
                .count())
        .isEqualTo(8);
    assertThat(of(Rule.WEATHER_OF_OTHER_LAP, "2025" + BELGIUM + "Race/VER/laptimes.json").count())
        .isEqualTo(15);
  }

  @Test
  void aDriverWhoRetiredInTheFirstLapHasNoTime() {
    for (String path : List.of("2019|VER", "2022|HAM", "2023|PIA", "2026|RUS")) {
      String[] parts = path.split("\\|");
      String file = parts[0] + BELGIUM + "Race/" + parts[1] + "/laptimes.json";

      assertThat(FOUND.get(file)).extracting(Finding::rule).containsExactly(Rule.UNTIMED_LAP);
    }
  }

  @Test
  void theMessagesOfOneSessionAreOutOfOrder() {
    assertThat(FOUND.get("2025" + BELGIUM + "Qualifying/rcm.json"))
        .extracting(Finding::rule)
        .containsExactly(Rule.UNSORTED);
  }

  @Test
  void filesOfOtherSeasonsBreakTheseRulesAndNoOthers() {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    FOUND.forEach(
        (path, findings) -> {
          if (!path.startsWith(TESTING)) {
            findings.forEach(finding -> rules.add(finding.rule()));
          }
        });

    assertThat(rules)
        .containsExactlyInAnyOrder(
            Rule.UNTIMED_LAP, Rule.SECTOR_CLOCK, Rule.WEATHER_OF_OTHER_LAP, Rule.UNSORTED);
  }
}
