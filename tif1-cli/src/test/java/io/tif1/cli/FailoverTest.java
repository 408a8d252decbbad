package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say when the first CDN refuses the files and the second gives them. */
class FailoverTest {
  private Path directory;
  private SimCdn first;
  private FakeCdn second;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    first = SimCdn.race(directory);
    first.server().faultAlways(Fault.status(403));
    second = FakeCdn.builder().host("127.0.0.1").content(first.published()::bytes).start();
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
  }

  private Run run(String... command) {
    String[] words = first.with(command);
    String[] args = Arrays.copyOf(words, words.length + 2);
    args[words.length] = "--cdn";
    args[words.length + 1] = second.baseUri().toString();
    return Run.of(args);
  }

  private Run ask(String command, String... more) {
    var words = new ArrayList<>(List.of(command, "2021", "Belgian Grand Prix", "Race"));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private String words() {
    return "refused by "
        + first.server().baseUri().getRawAuthority()
        + " (403), came from "
        + second.baseUri().getRawAuthority();
  }

  private void verify(Run run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err().lines().filter(line -> line.contains("refused by")))
        .singleElement()
        .asString()
        .containsPattern("^\\d+ files?: ")
        .endsWith(words());
  }

  @Test
  void syncSaysItIfAskedToSayMore() {
    verify(ask("sync", "--no-telemetry", "-v"));
  }

  @Test
  void syncDoesNotSayItOtherwise() {
    assertThat(ask("sync", "--no-telemetry").err()).doesNotContain("refused by");
  }

  @Test
  void lapsSayItIfAskedToSayMore() {
    verify(ask("laps", "-v"));
  }

  @Test
  void telemetrySaysItIfAskedToSayMore() {
    verify(ask("telemetry", "--driver", first.driver(0), "--lap", "1", "-v"));
  }

  @Test
  void fetchSaysItIfAskedToSayMore() {
    verify(ask("fetch", "drivers.json", "-v"));
  }

  @Test
  void exportSaysItIfAskedToSayMore() {
    String to = directory.resolve("laps.csv").toString();

    verify(run("export", "laps", "2021", "spa", "Race", "--to", to, "-v"));
  }

  @Test
  void sqlSaysItIfAskedToSayMore() {
    verify(run("sql", "select count(*) from laps", "2021", "spa", "Race", "-v"));
  }

  @Test
  void plotSaysItIfAskedToSayMore() {
    String out = directory.resolve("laps.svg").toString();

    verify(run("plot", "lap-times", "2021", "spa", "Race", "--out", out, "-v"));
  }

  @Test
  void plotDoesNotSayItOtherwise() {
    String out = directory.resolve("laps.svg").toString();

    assertThat(run("plot", "lap-times", "2021", "spa", "Race", "--out", out).err())
        .doesNotContain("refused by");
  }
}
