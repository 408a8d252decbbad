package io.tif1.benchmarks;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The client on kept connections, held to one version of HTTP. */
final class Protocols extends Contender {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final String protocol;
  private final List<Resource<JsonDocument>> files;
  private final Tif1 client;
  private long answers;
  private long overOther;

  private Protocols(String name, String protocol, Published files, Tif1Config config) {
    super(name);
    this.protocol = protocol;
    this.files = files.resources();
    this.client = Tif1.open(config);
    connect(files.urls().get(0));
  }

  /** HTTP/1.1, 2 and 3, the same otherwise. */
  static List<Protocols> all(Published files, Tif1Config config) {
    return List.of(
        new Protocols(
            "HTTP/1.1", "http/1.1", files, config.toBuilder().httpMultiplexed(false).build()),
        new Protocols("HTTP/2", "h2", files, config.toBuilder().httpDisableHttp3(true).build()),
        new Protocols("HTTP/3", "h3", files, config));
  }

  /** Asks until the protocol is spoken: nobody can begin with HTTP/3. */
  private void connect(URI url) {
    long begun = System.nanoTime();
    while (!client.connectionStats().byProtocol().containsKey(protocol)) {
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new IllegalStateException(
            "30 s without " + protocol + ": " + client.connectionStats());
      }
      client.http().get(url);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public Round once() {
    Map<String, Long> before = client.connectionStats().byProtocol();
    Round round = cost(() -> client.fetchAll(files).forEach(Outcome::orElseThrow));
    client
        .connectionStats()
        .byProtocol()
        .forEach(
            (spoken, count) -> {
              long since = count - before.getOrDefault(spoken, 0L);
              answers += since;
              overOther += spoken.equals(protocol) ? 0 : since;
            });
    return round;
  }

  /** Which share of answers came over the protocol that was wanted, so far. */
  double share() {
    return 1 - (double) overOther / answers;
  }

  @Override
  public void close() {
    client.close();
  }
}
