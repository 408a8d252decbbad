package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can be said of the launcher for Windows where there is none: that it starts the JVM as the
 * other one does, and keeps the rules of {@code cmd} that paths with spaces and parentheses need.
 */
class LaunchersTest {
  private static final Pattern FLAG = Pattern.compile("-X[X:a-z+=]*[A-Za-z0-9:=+]+");

  /** Of these the two have their own: archives of classes are made in different ways. */
  private static final List<String> OF_ARCHIVES =
      List.of("Archive", "-Xshare", "AOT", "ClassesAtExit", "-XX:+Use");

  private static List<String> lines(String launcher) throws IOException {
    Path folder = Roots.repository().resolve("tif1-cli/src/main/dist/bin");
    return Files.readAllLines(folder.resolve(launcher)).stream()
        .filter(line -> !line.startsWith("rem ") && !line.strip().startsWith("#"))
        .toList();
  }

  private static Stream<String> flags(String launcher) throws IOException {
    return lines(launcher).stream()
        .flatMap(line -> FLAG.matcher(line).results().map(MatchResult::group))
        .filter(flag -> OF_ARCHIVES.stream().noneMatch(flag::contains));
  }

  private static String text(String launcher) throws IOException {
    return String.join("\n", lines(launcher));
  }

  @Test
  void bothStartTheJvmWithTheSameFlags() throws IOException {
    assertThat(new TreeSet<>(flags("tif1.bat").toList()))
        .isEqualTo(new TreeSet<>(flags("tif1").toList()))
        .contains("-XX:TieredStopAtLevel=1", "-Xlog:disable", "-Xlog:all=error:stderr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tif1", "tif1.bat"})
  void commandsThatRunLongHaveAnotherCollector(String launcher) throws IOException {
    assertThat(text(launcher)).contains("-XX:+UseSerialGC", "-XX:+UseParallelGC", "sync", "export");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tif1", "tif1.bat"})
  void theSameMistakesAreNamed(String launcher) throws IOException {
    assertThat(text(launcher))
        .contains("there is no", "install tif1 again, with its folder lib beside bin")
        .contains("no java on the PATH, and JAVA_HOME is not set")
        .contains("17 or later is needed; set JAVA_HOME to a newer one");
  }

  @Test
  void noBlockOfTheBatchFileCanBeEndedByAPath() throws IOException {
    assertThat(lines("tif1.bat")).noneMatch(line -> line.strip().matches(".*\\($|^\\).*"));
  }

  @Test
  void theBatchFileQuotesEveryPathItHandsOn() throws IOException {
    assertThat(text("tif1.bat"))
        .contains("\"%TIF1_JAVA%\" %TIF1_COLLECTOR%")
        .contains("\"%TIF1_ARCHIVE%\"")
        .contains("-jar \"%TIF1_JAR%\" %*\nexit /b %ERRORLEVEL%");
  }

  @Test
  void theBatchFileJumpsToLabelsItHas() throws IOException {
    String text = text("tif1.bat");
    Pattern.compile("goto (\\w+)")
        .matcher(text)
        .results()
        .forEach(jump -> assertThat(text).contains("\n:" + jump.group(1) + "\n"));
  }

  @Test
  void theBatchFileLeavesExclamationMarksAlone() throws IOException {
    assertThat(text("tif1.bat")).contains("DisableDelayedExpansion");
  }
}
