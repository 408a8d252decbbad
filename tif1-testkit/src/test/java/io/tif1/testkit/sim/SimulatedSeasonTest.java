package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedSeasonTest {
  private static SimulatedSeason small() {
    return tiny().build();
  }

  private static SeasonBuilder tiny() {
    return SessionSimulator.season(2026)
        .events(4)
        .seed(7)
        .drivers(2)
        .laps(3)
        .sampleRateHz(2)
        .testing(true);
  }

  @Test
  void aFullSeasonHasMoreThanFiftyThousandFilesEachOnce() {
    SimulatedSeason season = SessionSimulator.season(2026).events(24).seed(7).build();
    List<String> files = season.files().toList();
    assertThat(files).hasSizeGreaterThan(50_000).doesNotHaveDuplicates();
  }

  @Test
  void anyFileIsMadeWithoutTheOthers() {
    SimulatedSeason season = SessionSimulator.season(2026).events(24).seed(7).build();
    String event = season.events().get(23);
    String driver = season.session(event, "Race").drivers().get(0).code();
    byte[] bytes = season.bytes("2026@main/" + event + "/Race/" + driver + "/2_tel.json");
    assertThat(Json.object(bytes)).containsKey("tel");
  }

  @Test
  void everyListedFileIsThereAndIsJson() {
    SimulatedSeason season = small();
    assertThat(season.files()).isNotEmpty().allMatch(f -> !Json.object(season.bytes(f)).isEmpty());
  }

  @Test
  void bytesAreTheSameWhenSessionsHaveToBeComputedAgain() {
    SimulatedSeason roomy = small();
    SimulatedSeason tight = tiny().keptSessions(1).build();
    Set<String> once = roomy.files().filter(f -> f.endsWith("s.json")).collect(Collectors.toSet());
    assertThat(once).allMatch(f -> java.util.Arrays.equals(roomy.bytes(f), tight.bytes(f)));
  }

  @Test
  void everyFourthEventHasASprint() {
    SimulatedSeason season = small();
    assertThat(season.sessions(season.events().get(4))).contains("Sprint", "Sprint Qualifying");
    assertThat(season.sessions(season.events().get(1))).doesNotContain("Sprint");
  }

  @Test
  void testingComesFirst() {
    assertThat(small().events().get(0)).isEqualTo("Pre-Season Testing");
  }

  @Test
  void whatIsNotThereIsNull() {
    SimulatedSeason season = small();
    String event = season.events().get(1);
    assertThat(
            Stream.of(
                "",
                "2026@main",
                "2026@main/" + event,
                "2026@main/" + event + "/Race",
                "2026@main/" + event + "/Race/nothing.json",
                "2026@main/" + event + "/Warm-up/drivers.json",
                "2026@main/Nowhere Grand Prix/Race/drivers.json",
                "2025@main/" + event + "/Race/drivers.json",
                "2026@main/" + event + "/Race/AAA/1_tel.json",
                "2026@main/" + event + "/Race/AAA/laptimes.json"))
        .allMatch(path -> season.bytes(path) == null);
  }

  @Test
  void lapNumbersAreSpelledInOneWayOnly() {
    SimulatedSeason season = small();
    SimulatedSession race = season.session(season.events().get(1), "Race");
    String driver = race.drivers().get(0).code();
    assertThat(race.bytes(driver + "/2_tel.json")).isNotNull();
    assertThat(race.bytes(driver + "/02_tel.json")).isNull();
    assertThat(race.bytes(driver + "/x/2_tel.json")).isNull();
  }

  @Test
  void aSessionIsAskedByEitherPath() {
    SimulatedSeason season = small();
    SimulatedSession race = season.session(season.events().get(1), "Race");
    assertThat(race.bytes("drivers.json")).isEqualTo(race.bytes(race.folder() + "/drivers.json"));
  }

  @Test
  void anUnknownSessionIsExplained() {
    SimulatedSeason season = small();
    assertThatThrownBy(() -> season.session(season.events().get(1), "Warm-up"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"Warm-up\"")
        .hasMessageContaining("Qualifying");
    assertThatThrownBy(() -> season.sessions("Nowhere Grand Prix"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"Nowhere Grand Prix\"");
  }

  @Test
  void writesTheLayoutOfACdn(@TempDir Path folder) throws IOException {
    SimulatedSeason season = SessionSimulator.season(2026).events(1).drivers(1).laps(1).build();
    int count = season.writeTo(folder);
    Set<String> written;
    try (Stream<Path> files = Files.walk(folder)) {
      written =
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toSet());
    }
    assertThat(written).hasSize(count).isEqualTo(season.files().collect(Collectors.toSet()));
  }
}
