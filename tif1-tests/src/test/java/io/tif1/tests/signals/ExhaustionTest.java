package io.tif1.tests.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.testkit.FakeCdn;
import io.tif1.tests.support.World;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that may have no more threads, or open files, fetches again as soon as it may. */
@Timeout(180)
final class ExhaustionTest {
  private static final Path SHELL = Path.of("/bin/sh");

  private static final Pattern NEEDED =
      Pattern.compile(
          "tif1-(?:tests/target/test-classes|core|model)|okhttp-jvm|okhttp-dnsoverhttps|okio-jvm"
              + "|kotlin-stdlib|caffeine|sqlite-jdbc|slf4j-api|jspecify");

  @TempDir private Path directory;

  private List<String> runWithoutThreads(boolean connected, int free)
      throws IOException, InterruptedException {
    try (FakeCdn cdn = FakeCdn.builder().content(World.everything()).start()) {
      String authority = cdn.writeCaPem(directory).toString();
      return run(
          "ulimit -v 6000000",
          System.getProperty("java.class.path"),
          List.of("-Xss128m"),
          List.of(
              "threads",
              String.valueOf(free),
              cdn.baseUri().toString(),
              authority,
              String.valueOf(connected)));
    }
  }

  private List<String> run(
      String limit, String classPath, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux") && Files.isExecutable(SHELL),
        "waits for Linux and /bin/sh, whose ulimit bounds a process");
    var command = new ArrayList<>(List.of(SHELL.toString(), "-c", limit + " && exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-XX:CompressedClassSpaceSize=64m", "-XX:ReservedCodeCacheSize=64m"));
    command.addAll(List.of("-cp", classPath, ExhaustedProgram.class.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MALLOC_ARENA_MAX", "1"); // else each thread takes address space
    Process program = builder.start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = program.waitFor();
    assumeTrue(!said.contains("ulimit:"), "waits for a shell that sets this limit: " + said);
    assertThat(code).as(said).isZero();
    return said.lines().toList();
  }

  @Test
  void g14_withoutThreadsFetchesSayWhatIsLackingAndTheNextOneWorks() throws Exception {
    List<String> said = runWithoutThreads(true, 0);

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
    List<String> said = runWithoutThreads(false, free);

    assertThat(said.stream().filter(line -> line.startsWith("during: "))).hasSize(30);
    verifyAfterwards(said);
  }

  /** What a client without HTTP/3 needs: each archive on the class path may be an open file. */
  private static String shortClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part -> NEEDED.matcher(part).find())
        .collect(Collectors.joining(File.pathSeparator));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 8})
  void g14_withoutOpenFilesFetchesSayWhatIsLackingAndBlameNoCdn(int free) throws Exception {
    var cdns = new ArrayList<FakeCdn>();
    try {
      var arguments = new ArrayList<>(List.of("files", String.valueOf(free)));
      for (int i = 0; i < 3; i++) {
        cdns.add(FakeCdn.builder().content(World.everything()).start());
      }
      arguments.add(cdns.get(0).writeCaPem(directory).toString());
      arguments.add(directory.resolve("cache").toString());
      cdns.forEach(cdn -> arguments.add(cdn.baseUri().toString()));

      List<String> said = run("ulimit -n 64", shortClassPath(), List.of(), arguments);

      String all = String.join("\n", said);
      assertThat(said).as(all).anyMatch(line -> line.startsWith("full: "));
      assertThat(said.stream().filter(line -> line.startsWith("during: ")))
          .as(all)
          .hasSize(200)
          .allMatch(
              line ->
                  line.contains("this process may open no more files and sockets")
                      || line.endsWith("ok"));
      assertThat(said.stream().filter(line -> line.startsWith("breakers: ")))
          .as(all)
          .hasSize(3)
          .noneMatch(line -> line.contains("open,"));
      if (free == 0) {
        assertThat(said)
            .as(all)
            .anyMatch(
                line ->
                    line.startsWith("looking up: ")
                        && line.contains("this process may open no more files and sockets"));
      }
      verifyAfterwards(said);
    } finally {
      cdns.forEach(FakeCdn::close);
    }
  }

  private static void verifyAfterwards(List<String> said) {
    assertThat(said).anyMatch(line -> line.startsWith("after: {"));
    assertThat(said).anyMatch(line -> line.startsWith("breakers: ") && line.contains("closed"));
  }
}
