package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say when the first CDN refuses the files and the second gives them. */
class FailoverTest {
  private SimCdn first;
  private FakeCdn second;

  @BeforeEach
  void start(@TempDir Path directory) {
    first = SimCdn.race(directory);
    first.server().faultAlways(Fault.status(403));
    second = FakeCdn.builder().host("127.0.0.1").content(first.published()::bytes).start();
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
  }

  private Run run(String command, String... more) {
    String[] words = first.ask(command, more);
    String[] args = Arrays.copyOf(words, words.length + 2);
    args[words.length] = "--cdn";
    args[words.length + 1] = second.baseUri().toString();
    return Run.of(args);
  }

  private String words() {
    return "refused by "
        + first.server().baseUri().getRawAuthority()
        + " (403), came from "
        + second.baseUri().getRawAuthority();
  }

  @Test
  void syncSaysItIfAskedToSayMore() {
    Run run = run("sync", "--no-telemetry", "-v");

    assertThat(run.err()).contains(" files: " + words());
  }

  @Test
  void syncDoesNotSayItOtherwise() {
    assertThat(run("sync", "--no-telemetry").err()).doesNotContain("refused by");
  }

  @Test
  void lapsSayItIfAskedToSayMore() {
    assertThat(run("laps", "-v").err()).contains("1 file: " + words());
  }
}
