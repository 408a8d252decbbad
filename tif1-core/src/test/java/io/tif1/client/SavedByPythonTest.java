package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code config.save()} of Python's tif1 0.9.0 writes, and its variables. */
class SavedByPythonTest {
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final RecordedNotes notes = new RecordedNotes();

  SavedByPythonTest(@TempDir Path home) {
    this.home = home;
  }

  private Tif1Config load(String json) throws IOException {
    Files.writeString(home.resolve(".tif1rc"), json);
    return ConfigLoader.load(environment, Home.at(home), home, notes);
  }

  /** All keys as they are saved when nobody set any, but for these. */
  private String saved(Map<String, String> changed) {
    return PythonSettings.json(home, changed);
  }

  private static String origin(Tif1Config config, Setting setting) {
    return config.origin(setting);
  }

  @Test
  void b3_aSavedFileIsTakenWithoutAWarning() throws IOException {
    assertThat(load(saved(Map.of()))).isNotNull();

    assertThat(notes.warnings()).isEmpty();
  }

  @Test
  void b3_ofASavedFileOnlyWhatSomebodySetIsTaken() throws IOException {
    Tif1Config config = load(saved(Map.of("timeout", "45", "max_concurrent_requests", "8")));

    assertThat(config.explain())
        .filteredOn(line -> !line.origin().equals("default"))
        .extracting(ExplainedSetting::key)
        .containsExactly("timeout", "max_concurrent_requests");
  }

  @Test
  void b3_savedDefaultsAreThisClientsDefaults() throws IOException {
    assertThat(load(saved(Map.of())))
        .isEqualTo(
            ConfigLoader.load(Map.of(), Home.at(home.resolve("no")), home, notes).toBuilder()
                .cacheDir(home.resolve(".cache").resolve("tif1-files"))
                .build());
  }

  @Test
  void b3_savedSwitchesLeaveTheChecksOn() throws IOException {
    assertThat(load(saved(Map.of())).validation()).isEqualTo(Validation.LENIENT);
  }

  @Test
  void b3_switchesInAFileWrittenByHandCount() throws IOException {
    String switches =
        "{\"validate_data\":false,\"validate_lap_times\":false,\"validate_telemetry\":false}";

    assertThat(load(switches).validation()).isEqualTo(Validation.OFF);
  }

  @Test
  void b3_switchesInVariablesCountBesideASavedFile() throws IOException {
    environment.put("TIF1_VALIDATE_DATA", "false");
    environment.put("TIF1_VALIDATE_LAP_TIMES", "0");
    environment.put("TIF1_VALIDATE_TELEMETRY", "off");

    assertThat(load(saved(Map.of())).validation()).isEqualTo(Validation.OFF);
  }

  @Test
  void b3_theOwnKeyInASavedFileCounts() throws IOException {
    assertThat(load(saved(Map.of("validation", "\"off\""))).validation()).isEqualTo(Validation.OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib", "validate_data", "cache_dir", "timeout", "cdns"})
  void b3_aSavedFileIsOneEvenIfAKeyWasTakenOut(String key) throws IOException {
    String without = saved(Map.of(key, "null"));

    assertThat(load(without).validation()).isEqualTo(Validation.LENIENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry_jitter_max", "cdns", "validate_data", "keepalive_max_requests"})
  void b3_whatIsNotTakenIsListedWithTheReason(String key) throws IOException {
    assertThat(load(saved(Map.of())).ignored())
        .filteredOn(line -> line.key().equals(key))
        .singleElement()
        .satisfies(line -> assertThat(line.reason()).contains("default of Python's tif1"))
        .satisfies(line -> assertThat(line.origin()).startsWith("file "));
  }

  @Test
  void b3_keysWithoutAMeaningHereAreListedOnceEach() throws IOException {
    assertThat(load(saved(Map.of())).ignored())
        .extracting(IgnoredSetting::key)
        .doesNotHaveDuplicates()
        .contains("lib", "cdn_preconnect", "prefetch_driver_laps_on_get_driver");
  }

  @Test
  void b3_anAbsenceIsRememberedAsLongAsTheFileSays() throws IOException {
    Tif1Config config = load("{\"missing_payloads_ttl_days\": 0.5, \"schedule_ttl_hours\": 0}");

    assertThat(config.negativeCacheTtl()).isEqualTo(Duration.ofHours(12));
    assertThat(config.scheduleTtl()).isZero();
    assertThat(origin(config, Setting.NEGATIVE_CACHE_TTL)).startsWith("file ");
  }

  @Test
  void b3_sevenDaysThatNobodyAskedForAreNotTaken() throws IOException {
    assertThat(load(saved(Map.of())).negativeCacheTtl()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void b3_sevenDaysInAVariableAreTaken() throws IOException {
    environment.put("TIF1_MISSING_PAYLOADS_TTL_DAYS", "7.0");

    assertThat(load("{}").negativeCacheTtl()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void b3_theOwnKeyWinsOverThePythonLibrarys() throws IOException {
    environment.put("TIF1_SCHEDULE_TTL_HOURS", "1");
    environment.put("TIF1_SCHEDULE_TTL", "60");

    Tif1Config config = load("{\"negative_cache_ttl\": 5, \"missing_payloads_ttl_days\": 1}");

    assertThat(config.negativeCacheTtl()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.scheduleTtl()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({"missing_payloads_ttl_days, days", "schedule_ttl_hours, hours"})
  void b3_aConvertedValueThatMakesNoSenseIsRefusedInItsOwnUnit(String key, String unit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load("{\"" + key + "\": -1}"))
        .withMessageContaining(key + " must be a number of " + unit + " from 0 to ");
  }

  @Test
  void b3_everyVariableOfThePythonLibraryIsTaken() throws IOException {
    PythonSettings.variables(home).forEach(environment::put);

    Tif1Config config = load("{}");

    assertThat(notes.warnings()).isEmpty();
    assertThat(config.httpResolvers())
        .isEqualTo(List.of("standard", "doh://cloudflare", "doh://google"));
    assertThat(config.maxConcurrentRequests()).isEqualTo(22);
  }

  @Test
  void b3_aFileSavedByAnOlderVersionIsOneToo() throws IOException {
    Map<String, String> older = new HashMap<>();
    older.put("missing_payloads_ttl_days", "null");
    older.put("schedule_ttl_hours", "null");
    older.put("cdn_preconnect", "null");
    older.put("max_concurrent_requests", "20");
    older.put("keepalive_max_requests", "1000");
    older.put("http_disable_http3", "false");
    older.put("cdns", "[\"https://cdn.staticdelivr.com/gh/TracingInsights\"]");

    assertThat(load(saved(older)).explain())
        .extracting(ExplainedSetting::origin)
        .containsOnly("default");
  }

  @Test
  void b3_cdnsThatAreNotTheSavedOnesAreTaken() throws IOException {
    Tif1Config config =
        load(saved(Map.of("cdns", "[\"https://cdn.jsdelivr.net/gh/TracingInsights\"]")));

    assertThat(config.cdns()).hasSize(1);
  }

  @Test
  void b3_aCacheDirectoryThatSomebodyChoseIsTaken() throws IOException {
    Tif1Config config = load(saved(Map.of("cache_dir", "\"/var/cache/f1\"")));

    assertThat(config.cacheDir()).isEqualTo(Path.of("/var/cache/f1"));
  }
}
