package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.cli.Run.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Listings fit the terminal that they are shown on. */
class WidthTest {
  private static final List<Integer> WIDTHS = List.of(40, 80, 120, 200);

  private static final List<List<String>> LISTINGS =
      List.of(
          List.of("events", "2021"),
          List.of("sessions", "2021", "spa"),
          List.of("drivers"),
          List.of("laps"),
          List.of("laps", "--all-columns"),
          List.of("fastest"),
          List.of("telemetry", "--fastest"),
          List.of("telemetry", "--fastest", "--all-columns"),
          List.of("weather"),
          List.of("messages"),
          List.of("results"),
          List.of("sync", "2021", "spa", "R"),
          List.of("sync", "2021", "spa", "R", "--dry-run"),
          List.of("sql", "select * from laps", "2021", "spa", "R"),
          List.of(
              "sql", "select repeat('wide ', 99) as text, 1 as n from laps", "2021", "spa", "R"),
          List.of("fetch", "2021", "Belgian Grand Prix", "Race", "drivers.json", "weather.json"),
          List.of("cache", "info"),
          List.of("cache", "list"),
          List.of("stats"),
          List.of("config", "show"),
          List.of("config", "explain"),
          List.of("doctor", "--offline"));

  @TempDir private static Path directory;
  private static SimCdn cdn;

  @BeforeAll
  static void start() {
    cdn = SimCdn.race(directory);
    assertThat(Run.of(cdn.with("sync", "2021", "spa", "R")).exitCode()).isZero();
  }

  @AfterAll
  static void stop() {
    cdn.close();
  }

  static Stream<List<String>> listings() {
    return LISTINGS.stream();
  }

  private static Run run(Screen screen, List<String> words) {
    var all = new ArrayList<>(words);
    if (words.size() < 3) {
      switch (words.get(0)) {
        case "drivers", "laps", "fastest", "telemetry", "weather", "messages", "results" ->
            all.addAll(List.of("2021", "spa", "R"));
        default -> {}
      }
    } else if (words.get(0).equals("telemetry")) {
      all.addAll(List.of("2021", "spa", "R"));
    }
    return switch (words.get(0)) {
      case "events", "sessions", "config" -> Run.on(screen, all.toArray(String[]::new));
      case "cache", "stats" -> {
        all.addAll(List.of("--cache-dir", cdn.cacheDirectory().toString()));
        if (words.get(0).equals("cache")) {
          all.addAll(List.of("--cdn", cdn.server().baseUri().toString()));
        }
        yield Run.on(screen, all.toArray(String[]::new));
      }
      default -> Run.on(screen, cdn.with(all.toArray(String[]::new)));
    };
  }

  @Test
  void aColumnThatCanBeSparedGoesBeforeNamesAreCutShort() {
    Run run = Run.on(new Screen(true, true, false, 80), "events", "2021");

    assertThat(run.out()).contains("Mexico City Grand Prix", "FP1 FP2 FP3 Q R").doesNotContain("…");
    assertThat(run.err()).contains("1 of 6 columns hidden (Country)");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("listings")
  void e5_noLineOfAListingIsWiderThanTheTerminal(List<String> words) {
    for (int width : WIDTHS) {
      Run run = run(new Screen(true, false, false, width), words);

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).as(run.err()).isNotEmpty();
      assertThat(run.out().lines()).allMatch(line -> Texts.width(line) <= width, "in " + width);
      assertThat(run.err().lines().filter(line -> line.contains("hidden")))
          .allMatch(line -> Texts.width(line) <= width);
    }
  }

  @Test
  void e5_lapsFitAScreenOfEightyUnderBriefHeadings() {
    Run run = run(new Screen(true, false, false, 80), List.of("laps"));

    assertThat(run.out().lines().findFirst().orElse(""))
        .startsWith("Drv  Lap  ")
        .contains("S1", "S2", "S3", "Tyre", "Pos");
  }

  @Test
  void e5_howManyColumnsAreHiddenIsSaidOnce() {
    Run run = run(new Screen(true, false, false, 40), List.of("laps"));

    assertThat(run.err().lines().filter(line -> line.contains("hidden")))
        .singleElement()
        .asString()
        .matches("\\d+ of 12 columns hidden.*");
    assertThat(run(new Screen(true, false, false, 200), List.of("laps")).err())
        .doesNotContain("hidden");
  }

  @Test
  void e5_whatGoesIntoAPipeIsWhole() {
    String narrow = run(new Screen(false, true, false, 40), List.of("laps", "--all-columns")).out();
    String wide = run(new Screen(false, true, false, 200), List.of("laps", "--all-columns")).out();

    assertThat(narrow).isEqualTo(wide).contains("Sector1Time");
    assertThat(narrow.lines()).allMatch(line -> line.length() > 200);
  }

  @Test
  void e5_theMessageStaysWhereColumnsMustGo() {
    Run run = run(new Screen(true, false, false, 40), List.of("messages"));

    assertThat(run.out().lines().findFirst().orElse("")).contains("Message");
  }
}
