package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
  private final Path directory;
  private final Path home;
  private final Path cwd;
  private final Map<String, String> environment = new HashMap<>();
  private final RecordedNotes notes = new RecordedNotes();

  ConfigLoaderTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.home = Files.createDirectory(directory.resolve("home"));
    this.cwd = Files.createDirectory(directory.resolve("cwd"));
  }

  private Tif1Config load() {
    return ConfigLoader.load(environment, Home.at(home), cwd, notes);
  }

  private static Path rc(Path in, String json) throws IOException {
    return Files.writeString(in.resolve(".tif1rc"), json);
  }

  private static ExplainedSetting explained(Tif1Config config, Setting setting) {
    return config.explain().stream()
        .filter(line -> line.setting() == setting)
        .findFirst()
        .orElseThrow();
  }

  private ExplainedSetting explained(Setting setting) {
    return explained(load(), setting);
  }

  @Test
  void withoutFileAndVariablesEverythingIsDefault() {
    assertThat(load().explain()).extracting(ExplainedSetting::origin).containsOnly("default");
  }

  @Test
  void theFileInTheHomeDirectoryIsRead() throws IOException {
    rc(home, "{\"timeout\": 11}");

    assertThat(load().timeout()).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void theFileInTheWorkingDirectoryIsNotTrustedUnasked() throws IOException {
    rc(cwd, "{\"timeout\": 11}");

    assertThat(load().timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theFileInTheWorkingDirectoryIsReadWhenTrusted() throws IOException {
    rc(cwd, "{\"timeout\": 11}");
    environment.put("TIF1_TRUST_CWD_CONFIG", "yes");

    assertThat(load().timeout()).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void filesAreNotMerged() throws IOException {
    rc(cwd, "{\"timeout\": 11}");
    rc(home, "{\"max_retries\": 9}");
    environment.put("TIF1_TRUST_CWD_CONFIG", "1");

    assertThat(load().maxRetries()).isEqualTo(3);
  }

  @Test
  void theFileThatIsNamedWinsOverTheOthers() throws IOException {
    rc(home, "{\"timeout\": 11}");
    Files.writeString(directory.resolve("mine.json"), "{\"timeout\": 12}");
    environment.put("TIF1_CONFIG_FILE", directory.resolve("mine.json").toString());

    assertThat(load().timeout()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void theNameOfTheFileMayBeginAtHome() throws IOException {
    Files.writeString(home.resolve("mine.json"), "{\"timeout\": 12}");
    environment.put("TIF1_CONFIG_FILE", "~/mine.json");

    assertThat(load().timeout()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void aNamedFileThatIsMissingIsAnError() {
    environment.put("TIF1_CONFIG_FILE", directory.resolve("mine.json").toString());

    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessage("file " + directory.resolve("mine.json") + " does not exist");
  }

  @Test
  void aVariableWinsOverTheFile() throws IOException {
    rc(home, "{\"timeout\": 11}");
    environment.put("TIF1_TIMEOUT", "13");

    assertThat(load().timeout()).isEqualTo(Duration.ofSeconds(13));
  }

  @Test
  void codeWinsOverTheVariable() {
    environment.put("TIF1_TIMEOUT", "13");

    assertThat(load().toBuilder().timeout(Duration.ofSeconds(14)).build().timeout())
        .isEqualTo(Duration.ofSeconds(14));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyVariableSetsNothing(String empty) throws IOException {
    rc(home, "{\"timeout\": 11}");
    environment.put("TIF1_TIMEOUT", empty);

    assertThat(load().timeout()).isEqualTo(Duration.ofSeconds(11));
  }

  @ParameterizedTest
  @EnumSource(
      value = Setting.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PROXY", "CA_BUNDLE", "USER_AGENT", "SEASON_REFS", "CACHE_DIR"})
  void everySettingHasAVariable(Setting setting) {
    environment.put(setting.variable(), setting.defaultText());

    assertThat(explained(setting).origin()).isEqualTo("environment " + setting.variable());
  }

  @Test
  void explainNamesTheFile() throws IOException {
    Path file = rc(home, "{\"max_retries\": 0}");

    assertThat(explained(Setting.MAX_RETRIES)).hasToString("max_retries = 0 (file " + file + ")");
  }

  @Test
  void explainNamesTheVariable() {
    environment.put("TIF1_CDNS", "https://b.example/, https://a.example");

    assertThat(explained(Setting.CDNS))
        .hasToString("cdns = https://b.example,https://a.example (environment TIF1_CDNS)");
  }

  @Test
  void explainNamesCode() {
    Tif1Config config = load().toBuilder().set("max_retries", 1).build();

    assertThat(explained(config, Setting.MAX_RETRIES).origin()).isEqualTo("code");
  }

  @Test
  void explainSaysWhatAutoComesTo() {
    assertThat(explained(Setting.POOL_MAXSIZE)).hasToString("pool_maxsize = auto (512) (default)");
  }

  @Test
  void explainListsEverySettingInOrder() {
    assertThat(load().explain())
        .extracting(ExplainedSetting::setting)
        .containsExactly(Setting.values());
  }

  @Test
  void aBadValueInAVariableIsAnErrorThatNamesIt() {
    environment.put("TIF1_MAX_RETRIES", "many");

    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessage(
            "environment TIF1_MAX_RETRIES: max_retries must be a whole number from 0 to 100,"
                + " not \"many\"");
  }

  @Test
  void aBadValueInAFileIsAnErrorEvenIfAVariableWouldWin() throws IOException {
    Path file = rc(home, "{\"max_retries\": true}");
    environment.put("TIF1_MAX_RETRIES", "2");

    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessageStartingWith("file " + file + ": max_retries must be")
        .withMessageEndingWith("not true");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    rc(home, "{\"timeout\": {}, \"cdns\": [\"http://x.example\"], \"max_retries\": 1.5}");
    environment.put("TIF1_PROXY", "gopher://nowhere:70");
    environment.put("TIF1_POOL_CONNECTIONS", "9");
    environment.put("TIF1_POOL_MAXSIZE", "8");

    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessageStartingWith("5 things are wrong with the settings:\n- file ")
        .withMessageContainingAll(
            "timeout must be a number of seconds from 0.001 to 86400, not a JSON object",
            "\"http://x.example\" is not https",
            "not 1.5",
            "environment TIF1_PROXY: proxy must be",
            "pool_connections 9 (environment TIF1_POOL_CONNECTIONS) is more than pool_maxsize 8");
  }

  @Test
  void anUnreadableFileDoesNotHideAWrongVariable() throws IOException {
    rc(home, "not json");
    environment.put("TIF1_MAX_RETRIES", "many");

    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessageContainingAll("is not JSON", "TIF1_MAX_RETRIES");
  }

  @Test
  void anUnclearWordOnTrustIsAnError() {
    environment.put("TIF1_TRUST_CWD_CONFIG", "perhaps");

    assertThatIllegalArgumentException()
        .isThrownBy(this::load)
        .withMessage("environment: TIF1_TRUST_CWD_CONFIG must be true or false, not \"perhaps\"");
  }

  @Test
  void anUnknownKeyInAFileIsRemarkedOnWithTheOneThatWasMeant() throws IOException {
    Path file = rc(home, "{\"max_retry\": 3, \"timeout\": 11}");

    assertThat(load().timeout()).isEqualTo(Duration.ofSeconds(11));
    assertThat(notes.warnings())
        .containsExactly(
            "file " + file + ": there is no setting max_retry; did you mean max_retries?");
  }

  @Test
  void anUnknownVariableIsRemarkedOnWithTheOneThatWasMeant() {
    environment.put("TIF1_CACHE_ENABLED", "false");

    assertThat(load().enableCache()).isTrue();
    assertThat(notes.warnings())
        .containsExactly(
            "the variable TIF1_CACHE_ENABLED sets nothing; did you mean TIF1_ENABLE_CACHE?");
  }

  @Test
  void theVariableThatThePythonManualNamesWronglyIsRecognised() {
    environment.put("TIF1_CONFIG_PATH", "/x");

    assertThat(load()).isNotNull();
    assertThat(notes.warnings()).singleElement().asString().endsWith("TIF1_CONFIG_FILE?");
  }

  @Test
  void theVariableOfTheLauncherIsNotRemarkedOn() {
    environment.put("TIF1_JVM_CACHE", "off");

    assertThat(load()).isNotNull();
    assertThat(notes.warnings()).isEmpty();
  }

  @Test
  void otherProgramsVariablesAreNoneOfOurs() {
    environment.put("PATH", "/bin");
    environment.put("TIF2_TIMEOUT", "x");

    assertThat(load()).isNotNull();
    assertThat(notes.warnings()).isEmpty();
  }

  @Test
  void anIgnoredKeyInFileAndEnvironmentIsRemarkedOnOnce() throws IOException {
    rc(home, "{\"lib\": \"polars\"}");
    environment.put("TIF1_LIB", "pandas");

    assertThat(load()).isNotNull();
    assertThat(notes.infos()).hasSize(1);
  }

  @Test
  void aPathFromAVariableBeginsAtTheGivenHome() {
    environment.put("TIF1_CACHE_DIR", "~/elsewhere");

    assertThat(load().cacheDir()).isEqualTo(home.resolve("elsewhere"));
  }
}
