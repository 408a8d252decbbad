package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.codec.quic.Quic;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/3 with a server of another make; what was spoken is read in its own log. */
class CaddyHttp3Test {
  private static final String FILE = "2021@main/Belgian Grand Prix/Race/drivers.json";

  @TempDir private Path work;

  @BeforeEach
  void theServerIsThere() {
    assumeTrue(Caddy.isInstalled(), "waits for caddy (Debian: apt-get install caddy)");
    assumeTrue(Quic.isAvailable(), "waits for a native part of QUIC for this machine");
  }

  private static Tif1 open(Caddy caddy, UnaryOperator<Tif1Config.Builder> settings) {
    var config =
        Tif1Config.defaults().toBuilder()
            .cdns(List.of(caddy.base()))
            .caBundle(caddy.authority())
            .http3AfterRequests(0)
            .cacheMaxBytes(0);
    return Tif1.open(settings.apply(config).build());
  }

  /** Asks until an answer has come over HTTP/3, or as often as no wait can explain. */
  private static void askUntilHttp3(Tif1 client, Caddy caddy) {
    long giveUp = System.nanoTime() + 30_000_000_000L;
    while (!client.connectionStats().byProtocol().containsKey("h3")) {
      assertThat(System.nanoTime() - giveUp).as("30 s without HTTP/3").isNegative();
      client.http().get(java.net.URI.create(caddy.base() + "/" + FILE.replace(" ", "%20")));
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void fetchesGoOverHttp3() throws IOException {
    try (Caddy caddy = Caddy.serving(work, FILE, "{\"drivers\":[]}");
        Tif1 client = open(caddy, World.asIs())) {
      askUntilHttp3(client, caddy);

      assertThat(client.fetch(World.file("drivers.json")).text()).isEqualTo("{\"drivers\":[]}");
      caddy.awaitLogged("\"proto\":\"HTTP/3.0\"");
    }
  }

  @Test
  void switchedOffTheyGoOverHttp2() throws IOException {
    try (Caddy caddy = Caddy.serving(work, FILE, "{\"drivers\":[]}");
        Tif1 client = open(caddy, b -> b.httpDisableHttp3(true))) {
      client.fetch(World.file("drivers.json"));
      client.http().get(java.net.URI.create(caddy.base() + "/" + FILE.replace(" ", "%20")));

      caddy.awaitLogged("\"proto\":\"HTTP/2.0\"");
      assertThat(client.connectionStats().byProtocol()).containsOnlyKeys("h2");
    }
  }

  @Test
  void cancellingRequestsIsToldToTheServerAndLeavesTheOthersAlone() throws IOException {
    try (var behind = new StallingServer();
        Caddy caddy = Caddy.serving(work, FILE, "{\"drivers\":[]}", behind.port());
        Tif1 client = open(caddy, World.asIs())) {
      askUntilHttp3(client, caddy);
      var kept = client.http().getAsync(caddy.base().resolve("/stalling/kept"));
      behind.awaitAsked("/stalling/kept");
      List<String> paths = IntStream.range(0, 8).mapToObj(i -> "/stalling/" + i).toList();
      var cancelled =
          paths.stream().map(path -> client.http().getAsync(caddy.base().resolve(path))).toList();
      paths.forEach(behind::awaitAsked);

      cancelled.forEach(one -> one.cancel(true));

      // Now and then the server does not act on one of them: in one of twelve runs of one request.
      behind.awaitLeft(paths, 4);
      behind.finish("/stalling/kept");
      assertThat(kept.join().protocol()).isEqualTo("h3");
      assertThat(client.http().get(caddy.base().resolve("/")).protocol()).isEqualTo("h3");
    }
  }
}
