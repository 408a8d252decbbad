package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screens of README.md are what a terminal of 80 columns shows of a simulated race. */
class ScreensTest {
  private static final String BEGIN = "<!-- screens: written by ScreensTest -->\n";
  private static final String END = "<!-- end of the screens -->\n";

  private static final String QUERY =
      "select driver, count(*) as laps, round(median(lap_time), 3) as median_s from laps"
          + " group by 1 order by 3 limit 3";

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("results", "2021", "spa", "R", "--limit", "4"),
          List.of("fastest", "2021", "spa", "R", "--limit", "4"),
          List.of("sql", QUERY, "2021", "spa", "R"));

  @TempDir private Path directory;

  @Test
  void theScreensAreWhatTheProgramPrints() throws IOException {
    Path readme = Roots.repository().resolve("README.md");
    String there = Files.readString(readme);
    int begin = there.indexOf(BEGIN);
    int end = there.indexOf(END);
    assertThat(begin).as(BEGIN).isPositive();
    assertThat(end).as(END).isGreaterThan(begin);
    String expected = there.substring(0, begin) + BEGIN + screens() + there.substring(end);
    if (Boolean.getBoolean("tif1.docs.write")) {
      Files.writeString(readme, expected);
    }

    assertThat(Files.readString(readme))
        .as("README.md; write it anew with -Dtif1.docs.write=true")
        .isEqualTo(expected);
  }

  private String screens() {
    SimulatedSession race =
        SessionSimulator.session(2021, "Belgian Grand Prix", "Race").seed(7).laps(44).build();
    try (FakeCdn cdn = FakeCdn.serving(race)) {
      String authority = cdn.writeCaPem(directory).toString();
      List<String> where =
          List.of("--cdn", cdn.baseUri().toString(), "--ca", authority, "--cache-dir", cache());
      return COMMANDS.stream()
          .map(command -> screen(command, where))
          .collect(Collectors.joining("\n", "```text\n", "```\n"));
    }
  }

  private String cache() {
    return directory.resolve("cache").toString();
  }

  private static String screen(List<String> command, List<String> where) {
    var all = new ArrayList<>(command);
    all.addAll(where);
    Run run = Run.on(new Run.Screen(true, false, false, 80), all.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    String typed =
        command.stream()
            .map(word -> word.contains(" ") ? '"' + word + '"' : word)
            .collect(Collectors.joining(" "));
    return "$ tif1 " + typed + "\n" + run.out();
  }
}
