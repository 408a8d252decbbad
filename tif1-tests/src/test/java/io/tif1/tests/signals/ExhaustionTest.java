package io.tif1.tests.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.testkit.FakeCdn;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that may have no more threads fetches again as soon as it may. */
@Timeout(180)
final class ExhaustionTest {
  private static final Path SHELL = Path.of("/bin/sh");

  @TempDir private Path directory;

  private List<String> run(String limit, boolean connected, int free)
      throws IOException, InterruptedException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux") && Files.isExecutable(SHELL),
        "waits for Linux and /bin/sh, whose ulimit bounds a process");
    try (FakeCdn cdn = FakeCdn.builder().content(World.everything()).start()) {
      var command =
          new ArrayList<>(List.of(SHELL.toString(), "-c", limit + " && exec \"$@\"", "sh"));
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("-Xss128m", "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("-XX:CompressedClassSpaceSize=64m", "-XX:ReservedCodeCacheSize=64m"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(ExhaustedProgram.class.getName(), cdn.baseUri().toString()));
      command.add(cdn.writeCaPem(directory).toString());
      command.addAll(List.of(String.valueOf(connected), String.valueOf(free)));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("MALLOC_ARENA_MAX", "1"); // else each thread takes address space
      Process program = builder.start();
      String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = program.waitFor();
      assumeTrue(!said.contains("ulimit:"), "waits for a shell that sets this limit: " + said);
      assertThat(code).as(said).isZero();
      return said.lines().toList();
    }
  }

  @Test
  void g14_withoutThreadsFetchesSayWhatIsLackingAndTheNextOneWorks() throws Exception {
    List<String> said = run("ulimit -v 6000000", true, 0);

    assertThat(said).anyMatch(line -> line.startsWith("full: "));
    assertThat(said.stream().filter(line -> line.startsWith("during: ")))
        .hasSize(30)
        .allMatch(
            line ->
                line.contains("this process cannot start another thread") || line.endsWith("ok"))
        .anyMatch(line -> line.contains("raise its limit"));
    verifyAfterwards(said);
  }

  /** Threads that OkHttp starts for all its clients are lacking in the middle of connecting. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8})
  void g14_withTooFewThreadsToConnectTheNextFetchWorks(int free) throws Exception {
    List<String> said = run("ulimit -v 6000000", false, free);

    assertThat(said.stream().filter(line -> line.startsWith("during: "))).hasSize(30);
    verifyAfterwards(said);
  }

  private static void verifyAfterwards(List<String> said) {
    assertThat(said).anyMatch(line -> line.startsWith("after: {"));
    assertThat(said).anyMatch(line -> line.startsWith("breakers: ") && line.contains("closed"));
  }
}
