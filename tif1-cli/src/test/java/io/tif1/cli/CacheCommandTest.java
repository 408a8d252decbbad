package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.JsonDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class CacheCommandTest {
  private LockedRace race;

  @BeforeEach
  void start(@TempDir Path directory) {
    race = new LockedRace(directory);
    race.run("fetch", "2026", LockedRace.EVENT, "Race", "drivers.json", "rcm.json", "none.json");
  }

  @AfterEach
  void stop() {
    race.close();
  }

  private static Map<String, ?> json(Run run) {
    return JsonDocument.copyOf(run.out().getBytes(StandardCharsets.UTF_8)).asMap();
  }

  @Test
  void infoCountsFilesOfEachSeason() {
    Run run = race.cache("info");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("(?m)^2026 +2 +1 +[\\d.]+ k?B$");
  }

  @Test
  void infoAsJsonHasTheNumbers() {
    Map<String, ?> info = json(race.cache("info", "--json"));

    assertThat(info.get("seasons").toString()).contains("2026", "notPublished=1");
    assertThat(info.get("maxBytes").toString()).startsWith("4294967296");
  }

  @Test
  void anEmptyCacheHasNoFiles() {
    race.useAnotherCache();
    Run run = race.cache("info");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("files    none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"info", "list", "verify"})
  void whereNothingIsFoundTheCachesOfOtherCdnsAreNamed(String command) {
    Run run = Run.of("cache", command, "--cache-dir", race.path("cache").toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern("filled from other CDNs: tif1-jvm-[0-9a-f]{8}\\.sqlite \\(")
        .contains("name those CDNs by --cdn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.txt", "plain.txt/below"})
  void aFileIsNoCacheDirectory(String name) throws IOException {
    Path file = Files.writeString(race.path("plain.txt"), "no cache");
    for (String command : List.of("info", "list", "verify")) {
      Run run = Run.of("cache", command, "--cache-dir", race.path(name).toString());

      assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.FAILED);
      assertThat(run.err()).contains("the cache cannot be used: " + file + " is not a folder");
    }
  }

  @Test
  void listNamesFilesAndAbsences() {
    Run run = race.cache("list");

    assertThat(run.out().lines().map(line -> line.split(" {2,}")[0]))
        .containsExactly(
            "file", race.file("drivers.json"), race.file("none.json"), race.file("rcm.json"));
    assertThat(run.out()).contains("not published");
  }

  @Test
  void listAsJsonIsAnArray() {
    assertThat(race.cache("list", "--json").out().strip())
        .startsWith("[\n  {\n    \"file\": \"" + race.file("drivers.json"))
        .endsWith("]");
  }

  @Test
  void listShowsAPart() {
    assertThat(race.cache("list", "--season", "2025").out().lines()).hasSize(1);
  }

  @Test
  void aSessionWithoutItsEventIsTwo() {
    assertThat(race.cache("list", "--session", "Race").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aCacheInOrderVerifiesWithZero() {
    Run run = race.cache("verify");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("3 files checked, all as received");
  }

  @Test
  void aDamagedCacheIsOne() throws IOException {
    Path file;
    try (var files = Files.list(race.path("cache"))) {
      file = files.filter(path -> path.toString().endsWith(".sqlite")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 8192; i < bytes.length; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);
    Run run = race.cache("verify", "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat((List<?>) json(run).get("damage")).isNotEmpty();
  }

  @Test
  void pruneToNothingDeletesAll() {
    Run run = race.cache("prune", "--max-size", "0", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(json(run).get("deleted").toString()).startsWith("3");
  }

  @Test
  void pruneToMoreThanThereIsDeletesNothing() {
    assertThat(race.cache("prune", "--max-size", "500M").out()).startsWith("0 files deleted, ");
  }

  @Test
  void pruneWithoutASizeIsTwo() {
    assertThat(race.cache("prune").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void clearDeletesAPart() {
    assertThat(race.cache("clear", "--season", "2025").out()).startsWith("0 files deleted");
    assertThat(race.cache("clear", "--season", "2026", "--event", LockedRace.EVENT).out())
        .startsWith("3 files deleted");
  }

  @Test
  void noneOfTheseAsksACdn() {
    int asked = race.server().requestCount();
    race.cache("info");
    race.cache("list");
    race.cache("verify");
    race.cache("clear");

    assertThat(race.server().requestCount()).isEqualTo(asked);
  }

  @Test
  void withoutACommandItIsTwoAndTheyAreListed() {
    Run run = Run.of("cache");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("info", "list", "verify", "prune", "clear");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "17, 17",
    "500M, 500000000",
    "1.5 GB, 1500000000",
    "64KiB, 65536",
    "2gi, 2147483648",
    "1k, 1000"
  })
  void sizesAreAsPeopleWriteThem(String text, long bytes) {
    assertThat(new ByteSize().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "M", "1X", "1e3", "99999999999T", "1 0"})
  void sizesThatMakeNoSenseAreRefused(String text) {
    assertThatThrownBy(() -> new ByteSize().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("\"" + text + "\"");
  }

  @Test
  void jsonIsWhatAReaderOfJsonUnderstands() {
    var value = new LinkedHashMap<String, Object>();
    value.put("quoted \" \\ \n", List.of("é", 1.5, true, Map.of()));
    String text = JsonText.of(value);

    assertThat(JsonDocument.copyOf(text.getBytes(StandardCharsets.UTF_8)).asMap())
        .hasToString("{quoted \" \\ \n=[é, 1.5, true, {}]}");
  }
}
