package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {
  private final RecordedNotes notes = new RecordedNotes();

  private Tif1Config load(Map<String, String> environment, String userHome, Path here) {
    return ConfigLoader.load(environment, Home.of(environment, userHome, "Linux"), here, notes);
  }

  @Test
  void theHomeDirectoryIsWhatTheVariableSays(@TempDir Path home) {
    assertThat(Home.of(Map.of("HOME", home.toString())).directory()).contains(home);
  }

  @Test
  void withoutAVariableTheSystemKnowsTheHomeDirectory() {
    assertThat(Home.of(Map.of()).directory()).contains(Path.of(System.getProperty("user.home")));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, .cache/tif1-files",
    "FreeBSD, .cache/tif1-files",
    "Mac OS X, Library/Caches/tif1-files",
    "Windows 11, AppData/Local/tif1-files",
  })
  void theCacheIsWhereThePlatformHasCaches(String system, String expected, @TempDir Path home) {
    assertThat(Home.of(Map.of("HOME", home.toString()), "", system).cacheDir())
        .isEqualTo(home.resolve(expected));
  }

  @ParameterizedTest
  @CsvSource({"Linux, XDG_CACHE_HOME", "Windows 11, LOCALAPPDATA"})
  void theVariableOfThePlatformNamesTheDirectoryForCaches(
      String system, String variable, @TempDir Path home) {
    Path caches = home.resolve("caches");

    assertThat(
            Home.of(Map.of("HOME", home.toString(), variable, caches.toString()), "", system)
                .cacheDir())
        .isEqualTo(caches.resolve("tif1-files"));
  }

  @Test
  void aRelativeDirectoryForCachesIsNone(@TempDir Path home) {
    assertThat(
            Home.of(Map.of("HOME", home.toString(), "XDG_CACHE_HOME", "caches"), "", "Linux")
                .cacheDir())
        .isEqualTo(home.resolve(".cache/tif1-files"));
  }

  @Test
  void aCacheFromBeforeIsFound(@TempDir Path home) throws IOException {
    Path before = Files.createDirectories(home.resolve(".tif1/cache"));
    Files.createFile(before.resolve("tif1-jvm.sqlite"));

    assertThat(Home.at(home).cacheDir()).isEqualTo(before);
  }

  @Test
  void aCacheOfThePythonLibraryIsNoneFromBefore(@TempDir Path home) throws IOException {
    Path before = Files.createDirectories(home.resolve(".tif1/cache"));
    Files.createFile(before.resolve("cache.sqlite"));

    assertThat(Home.at(home).cacheDir()).isEqualTo(home.resolve(".cache/tif1-files"));
  }

  @Test
  void aCacheInThePlatformsPlaceComesFirst(@TempDir Path home) throws IOException {
    Files.createFile(
        Files.createDirectories(home.resolve(".tif1/cache")).resolve("tif1-jvm.sqlite"));
    Path now = Files.createDirectories(home.resolve(".cache/tif1-files"));
    Files.createFile(now.resolve("tif1-jvm-0123abcd.sqlite"));

    assertThat(Home.at(home).cacheDir()).isEqualTo(now);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "", " ", "relative", "a\0b"})
  void c22_withoutAHomeNothingIsReadFromTheWorkingDirectory(String userHome, @TempDir Path here)
      throws IOException {
    Files.writeString(
        Files.createDirectory(here.resolve("?")).resolve(".tif1rc"), "{\"timeout\":7}");
    Files.writeString(here.resolve(".tif1rc"), "{\"timeout\":7}");

    Tif1Config config = load(Map.of("HOME", userHome.replace("\0", "")), userHome, here);

    assertThat(config.timeout()).hasSeconds(30);
    assertThat(config.cacheDir()).isNull();
    assertThat(config.get("cache_dir")).isEqualTo("");
  }

  @Test
  void c22_oneLineSaysWhatIsMissingWithoutAHome(@TempDir Path here) {
    assertThat(load(Map.of(), "?", here)).isNotNull();

    assertThat(notes.warnings())
        .containsExactly(
            "there is no home directory (set HOME): no settings file is read and nothing is kept on"
                + " disk (or set TIF1_CACHE_DIR)");
  }

  @Test
  void c22_nothingIsSaidWhereNothingIsMissing(@TempDir Path here) throws IOException {
    Path file = Files.writeString(here.resolve("settings"), "{}");
    var environment = new HashMap<String, String>();
    environment.put("TIF1_CONFIG_FILE", file.toString());
    environment.put("TIF1_CACHE_DIR", here.resolve("cache").toString());

    assertThat(load(environment, "?", here).cacheDir()).isEqualTo(here.resolve("cache"));
    assertThat(notes.warnings()).isEmpty();
  }

  @Test
  void c22_aPathThatBeginsAtTheHomeIsRefusedWithoutOne(@TempDir Path here) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load(Map.of("TIF1_CACHE_DIR", "~/f1"), "?", here))
        .withMessageContaining("environment TIF1_CACHE_DIR: cache_dir \"~/f1\"")
        .withMessageContaining("there is no home directory (set HOME)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/home/J\uFFFD\uFFFDrg", "/home/J\0\u00f6rg"})
  void c21_aHomeWhoseNameWasMangledIsNoneAndNoOtherTakesItsPlace(String home, @TempDir Path other) {
    Tif1Config config = load(Map.of("HOME", home), other.toString(), other);

    assertThat(config.cacheDir()).isNull();
    assertThat(notes.warnings()).singleElement().asString().contains("set LC_ALL=C.UTF-8");
  }
}
