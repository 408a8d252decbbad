package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.cli.Main;
import io.tif1.testkit.FakeCdn;
import io.tif1.tests.raw.RawProxy;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process of its own, whose environment names a proxy. */
@Timeout(120)
class ProxyOfTheEnvironmentTest {
  /** A name that no DNS has (RFC 6761). */
  private static final String HOST = "cdn.race.example";

  private static final String CONNECTED = "HTTP/1.1 200 Tunnel\r\n\r\n";

  @TempDir private Path directory;

  private record Ended(int code, String said) {}

  private Ended fetch(FakeCdn cdn, Map<String, String> environment)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("--enable-native-access=ALL-UNNAMED"); // or newer JVMs warn of SQLite
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("fetch", "2021", "spa", "Race", "drivers.json"));
    command.addAll(List.of("--cdn", cdn.baseUri().toString(), "--retries", "0"));
    command.addAll(List.of("--ca", cdn.writeCaPem(directory).toString()));
    command.addAll(List.of("--cache-dir", directory.resolve("cache").toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
    builder.environment().putAll(environment);
    builder.environment().put("TIF1_HTTP_RESOLVERS", "standard");
    Process program = builder.start();
    program.getOutputStream().close();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(program.waitFor(), said);
  }

  private static FakeCdn cdn() {
    return FakeCdn.builder().content(World.everything()).host(HOST).start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY"})
  void c11_theProgramGoesThroughTheProxyThatTheEnvironmentNames(String variable) throws Exception {
    try (FakeCdn cdn = cdn();
        RawProxy proxy = RawProxy.plain(RawProxy.connecting(CONNECTED))) {
      Ended ended = fetch(cdn, Map.of(variable, proxy.url("http", "")));

      assertThat(ended.said()).contains("drivers.json");
      assertThat(ended.code()).as(ended.said()).isZero();
      assertThat(proxy.asked()).contains("CONNECT " + HOST + ":" + cdn.port() + " HTTP/1.1");
    }
  }

  @Test
  void c12_theProgramNamesTheProxyThatRefusesIt() throws Exception {
    try (FakeCdn cdn = cdn();
        RawProxy proxy = RawProxy.plain(RawProxy.wanting("Proxy-Authorization: none"))) {
      Ended ended = fetch(cdn, Map.of("HTTPS_PROXY", proxy.url("http", "me:hunter2@")));

      assertThat(ended.code()).as(ended.said()).isNotZero();
      assertThat(ended.said())
          .contains("127.0.0.1:" + proxy.port() + " (from the variable HTTPS_PROXY)")
          .contains("refused the user name and password")
          .doesNotContain("hunter2");
      assertThat(proxy.asked()).hasSize(1);
    }
  }
}
