package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session with a lap of 61 s among laps of 105 s. */
class ImpossibleLapTest {
  private static final String DRIVERS =
      """
      {"drivers": [{"driver": "VER", "team": "Red"}, {"driver": "HAM", "team": "Silver"}]}
      """;

  private static final String LAPS =
      """
      {"drv": ["VER", "VER", "HAM", "HAM"], "lap": [1, 2, 1, 2], "time": [106, 105, 107, 61.0],
       "s1": [35, 34, 36, "None"], "s2": [36, 36, 36, "None"], "s3": [35, 35, 35, "None"],
       "pb": [true, true, true, false], "iacc": [true, true, true, false], "pos": [1, 1, 2, 2]}
      """;

  private static Run run(Path directory, String... words) {
    String folder = "2021@main/Belgian Grand Prix/" + words[3] + "/";
    var documents =
        Map.of(folder + "drivers.json", DRIVERS, folder + "session_laptimes.json", LAPS);
    try (FakeCdn server = FakeCdn.serving(Content.of(documents))) {
      var args = new ArrayList<>(List.of(words));
      args.addAll(List.of("--cdn", server.baseUri().toString(), "--no-cache"));
      args.addAll(List.of("--ca", server.writeCaPem(directory).toString()));
      args.addAll(List.of("--retries", "0", "--csv"));
      return Run.of(args.toArray(String[]::new));
    }
  }

  @Test
  void e4_fastestLeavesItOutAndSaysSoInOneLine(@TempDir Path directory) {
    Run run = run(directory, "fastest", "2021", "spa", "Race");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("105").contains("107").doesNotContain("61.0");
    assertThat(run.err().lines().filter(line -> line.startsWith("not counted: ")))
        .singleElement()
        .asString()
        .contains("HAM lap 2 in 1:01.000");
  }

  @ParameterizedTest
  @CsvSource({"Race", "Practice 1"})
  void e4_resultsLeaveItOutAndSaySoInOneLine(String session, @TempDir Path directory) {
    Run run = run(directory, "results", "2021", "spa", session);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("105").contains("107").doesNotContain("61.0");
    assertThat(run.err().lines().filter(line -> line.startsWith("not counted: "))).hasSize(1);
  }
}
