package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where HTTP/3 cannot be spoken. */
class Http3MissingTest {
  private static final String SAID = "HTTP/3 is not used, requests go over TCP: ";

  @TempDir private Path directory;

  /** Runs a program that fetches, on the class path without what {@code left} names. */
  private Process start(FakeCdn cdn, String left) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains(left))
            .collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", // or newer JVMs warn of Netty
            "-cp",
            classPath,
            Program.class.getName(),
            cdn.baseUri().toString(),
            cdn.writeCaPem(directory).toString())
        .redirectErrorStream(true)
        .start();
  }

  private static FakeCdn offering() {
    FakeCdn cdn = FakeCdn.serving(World.everything());
    cdn.faultAlways(new Fault.Status(200, Map.of("alt-svc", "h3=\":" + cdn.port() + "\""), "{}"));
    return cdn;
  }

  @Test
  void withoutTheNativePartForTheMachineOneLineSaysSoAndTcpIsUsed() throws Exception {
    try (FakeCdn cdn = offering()) {
      Process program = start(cdn, "netty-codec-native-quic");
      try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
        String first = out.readLine();
        program.getOutputStream().close(); // it has been said: the program may go on
        List<String> rest = out.lines().toList();

        assertThat(first).contains(SAID).contains("netty-codec-native-quic for linux-x86_64");
        assertThat(rest).containsExactly("{h2=4}");
        assertThat(program.waitFor()).isZero();
      }
    }
  }

  @Test
  void withoutTheModuleNothingIsSaidAndTcpIsUsed() throws Exception {
    try (FakeCdn cdn = offering()) {
      Process program = start(cdn, "tif1-http3");
      program.getOutputStream().close();
      try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.lines()).containsExactly("{h2=4}");
        assertThat(program.waitFor()).isZero();
      }
    }
  }

  /** Fetches, waits until its standard input ends, and fetches again. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws IOException {
      Tif1Config config =
          Tif1Config.defaults().toBuilder()
              .cacheMaxBytes(0)
              .cdns(List.of(URI.create(args[0])))
              .caBundle(Path.of(args[1]))
              .http3AfterRequests(0)
              .build();
      try (Tif1 client = Tif1.open(config)) {
        client.fetchAll(World.files(2));
        while (System.in.read() >= 0) {
          // Nothing is said to it.
        }
        client.fetch(World.file("a.json"));
        client.fetch(World.file("b.json"));
        System.out.println(client.connectionStats().byProtocol());
      }
    }
  }
}
