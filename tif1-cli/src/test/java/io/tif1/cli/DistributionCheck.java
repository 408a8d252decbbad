package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The distribution as a user has it: unpacked in a folder with spaces in its name, run from another
 * one. It needs the zip that the build packs, so it runs after that: in {@code verify}.
 */
class DistributionCheck {
  @TempDir private static Path temporary;

  private static Path home;

  @BeforeAll
  static void unpack() throws IOException {
    Path target = Path.of("target");
    assumeTrue(Files.isDirectory(target), "there is no folder target; run ./mvnw verify");
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh on this machine");
    try (Stream<Path> files = Files.list(target)) {
      Path zip = files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElse(null);
      assumeTrue(zip != null, "target/tif1-<version>.zip is not built; run ./mvnw verify");
      Path folder = temporary.resolve("with a space");
      unzip(zip, folder);
      try (Stream<Path> homes = Files.list(folder)) {
        home = homes.findFirst().orElseThrow();
      }
    }
    assertThat(home.resolve("bin/tif1").toFile().setExecutable(true)).isTrue();
  }

  private static void unzip(Path zip, Path folder) throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        assertThat(file).startsWithRaw(folder);
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
  }

  /** What a run said, both streams together. */
  private record Said(int exitCode, String text) {}

  private static Said run(Path program, String... args) throws Exception {
    return runWith("off", program, args);
  }

  private static Said runWith(String archives, Path program, String... args) throws Exception {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    var process = new ProcessBuilder(command).directory(temporary.toFile());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("TIF1_JVM_CACHE", archives);
    return said(process);
  }

  private static Said said(ProcessBuilder process) throws Exception {
    Process running = process.redirectErrorStream(true).start();
    try (InputStream out = running.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      return new Said(running.waitFor(), text);
    }
  }

  @Test
  void saysItsVersion() throws Exception {
    Said said = run(home.resolve("bin/tif1"), "--version");

    assertThat(said.text()).startsWith("tif1 ");
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void e19_theManualPageAndTheCompletionAreWhereTheirReadersLook() throws Exception {
    assertThat(home.resolve("share/man/man1/tif1.1")).content().startsWith(".TH TIF1 1");
    Said said = run(home.resolve("bin/tif1"), "completion");
    assertThat(home.resolve("share/bash-completion/completions/tif1"))
        .content(StandardCharsets.UTF_8)
        .isEqualTo(said.text());
  }

  @Test
  void runsTheDemoAndItsPicturesAreThere() throws Exception {
    Said said = run(home.resolve("bin/tif1"), "demo", "--out", "my pictures");

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(temporary.resolve("my pictures/track-map.svg")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cache info", "sql select-1-as-one 2021 spa --offline"})
  void theJvmDoesNotWarnOfNativeLibraries(String words) throws Exception {
    Path caches = temporary.resolve("caches");
    var process =
        new ProcessBuilder((home.resolve("bin/tif1") + "|" + words.replace(' ', '|')).split("\\|"));
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("TIF1_JVM_CACHE", "off");
    process.environment().put("TIF1_CACHE_DIR", caches.toString());

    assertThat(said(process).text()).doesNotContain("WARNING");
  }

  @Test
  void runsThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), home.resolve("bin/tif1"));

    assertThat(run(link, "--version").text()).startsWith("tif1 ");
  }

  @Test
  void wordsWithSpacesStayWhole() throws Exception {
    assertThat(run(home.resolve("bin/tif1"), "no such command").text())
        .contains("'no such command'");
  }

  @Test
  void javaOptsReachTheJvm() throws Exception {
    var process = new ProcessBuilder(home.resolve("bin/tif1").toString(), "--version");
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("TIF1_JVM_CACHE", "off");
    process.environment().put("JAVA_OPTS", "-Dos.name=Elsewhere -XX:+UseParallelGC");

    assertThat(said(process).text()).contains("Elsewhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help"})
  void nothingOfAwtIsLoadedUnlessItDraws(String argument) throws Exception {
    var process = new ProcessBuilder(home.resolve("bin/tif1").toString(), argument);
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("TIF1_JVM_CACHE", "off");
    process.environment().put("JAVA_OPTS", "-Xlog:class+load");

    assertThat(said(process).text())
        .contains("io.tif1.cli.Program")
        .doesNotContain("java.awt.")
        .doesNotContain("io.tif1.charts.");
  }

  @Test
  void aWrongJavaHomeIsNamed() throws Exception {
    var process = new ProcessBuilder(home.resolve("bin/tif1").toString(), "--version");
    process.environment().put("JAVA_HOME", "/no/such/java");

    assertThat(said(process).text()).contains("/no/such/java", "Java 17 or later");
  }

  @Test
  void anOldJavaIsRefusedWithItsVersion() throws Exception {
    Path old = Files.createDirectories(temporary.resolve("jdk-11/bin"));
    Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.writeString(old.resolve("java"), "#!/bin/sh\n");
    assertThat(old.resolve("java").toFile().setExecutable(true)).isTrue();
    var process = new ProcessBuilder(home.resolve("bin/tif1").toString(), "--version");
    process.environment().put("JAVA_HOME", old.getParent().toString());

    assertThat(said(process).text()).contains("is Java 11.0.2, and 17 or later is needed");
  }

  @Test
  void withoutAPlaceForItsArchiveItRunsAllTheSame() throws Exception {
    Path file = Files.writeString(temporary.resolve("a file"), "");

    assertThat(runWith(file.resolve("x").toString(), home.resolve("bin/tif1"), "--version").text())
        .startsWith("tif1 ")
        .hasLineCount(2);
  }

  /**
   * The folder for archives may be one that holds everything else of its user. A java that makes an
   * archive at once stands in for the real one, which takes seconds.
   */
  @Test
  void g1_nothingButOldArchivesIsDeletedWhereArchivesAreKept() throws Exception {
    assumeTrue(onPath("find"), "there is no find on the PATH; old archives stay without it");
    Path caches = Files.createDirectories(temporary.resolve("caches of everybody"));
    Path store = Files.createDirectories(caches.resolve("tif1-jvm"));
    Path archive = aged(store.resolve("tif1-0.0.9-java17.0.1-123.archive"));
    List<Path> others =
        List.of(
            aged(caches.resolve("thesis.txt")),
            aged(caches.resolve("photos/holiday.jpg")),
            aged(store.resolve("notes.txt")),
            aged(store.resolve("0.1.0-java17.0.1-123")),
            aged(store.resolve("tif1-0.0.9-java17.0.1-123.archive.d/inside.archive")));

    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      store.register(changes, StandardWatchEventKinds.ENTRY_DELETE);
      var process = new ProcessBuilder(home.resolve("bin/tif1").toString(), "stats");
      process.environment().put("JAVA_HOME", quickJava().toString());
      process.environment().put("TIF1_JVM_CACHE", caches.toString());
      assertThat(said(process).exitCode()).isZero();
      while (Files.exists(archive)) {
        WatchKey change = changes.poll(60, TimeUnit.SECONDS);
        assertThat(change).as("the old archive is removed in the background").isNotNull();
        change.pollEvents();
        change.reset();
      }
    }

    assertThat(others).allSatisfy(file -> assertThat(file).exists());
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Path aged(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "kept");
    return Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(Duration.ofDays(400))));
  }

  /** A Java home whose java writes the files that its options name, and nothing else. */
  private static Path quickJava() throws IOException {
    Path bin = Files.createDirectories(temporary.resolve("quick-java/bin"));
    Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
    Path java =
        Files.writeString(
            bin.resolve("java"),
            """
            #!/bin/sh
            for each in "$@"; do
              case $each in
                -XX:DumpLoadedClassList=* | -XX:SharedArchiveFile=*/new) echo made >"${each#*=}" ;;
              esac
            done
            """);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return bin.getParent();
  }

  @Test
  void withoutTheChartsItSaysSo() throws Exception {
    Said said = without("tif1-charts-", "plot", "gap", "2021", "spa", "R", "--out", "x.svg");

    assertThat(said.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(said.text()).contains("needs tif1-charts").doesNotContain("\tat ");
  }

  @Test
  void withoutTheChartsOtherCommandsWork() throws Exception {
    assertThat(without("tif1-charts-", "fetch", "--help").exitCode()).isZero();
  }

  @Test
  void withoutTheHttpClientItSaysSo() throws Exception {
    Said said =
        without("okhttp-jvm-", "fetch", "2021", "Belgian Grand Prix", "Race", "drivers.json");

    assertThat(said.text()).contains("needs okhttp-jvm").doesNotContain("\tat ");
  }

  /** Runs it while a jar is out of its folder. */
  private static Said without(String jar, String... args) throws Exception {
    Path lib = home.resolve("lib");
    Path file;
    try (Stream<Path> jars = Files.list(lib)) {
      file =
          jars.filter(each -> each.getFileName().toString().startsWith(jar))
              .findFirst()
              .orElseThrow();
    }
    Path aside = Files.move(file, temporary.resolve(file.getFileName()));
    try {
      return run(home.resolve("bin/tif1"), args);
    } finally {
      Files.move(aside, file);
    }
  }

  /** What containers and cron have; octal, since this JVM may be without a locale itself. */
  @ParameterizedTest
  @ValueSource(strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL=", "LC_ALL=xx_XX.UTF-8"})
  void c21_withoutALocaleLettersBeyondAsciiStay(String locale) throws Exception {
    String script =
        locale
            + " HOME=\"$PWD/$(printf 'J\\303\\266rg')\" exec \"$1\" sessions 2025"
            + " \"$(printf 'S\\303\\243o Paulo')\"";
    var process =
        new ProcessBuilder("/bin/sh", "-c", script, "sh", home.resolve("bin/tif1").toString());
    process.directory(temporary.toFile());
    process.environment().keySet().removeAll(List.of("LANG", "LC_CTYPE"));
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("TIF1_JVM_CACHE", "off");
    Said said = said(process);

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).contains("Race").doesNotContain("?", "Malformed");
  }
}
