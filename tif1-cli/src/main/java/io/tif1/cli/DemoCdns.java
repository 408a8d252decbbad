package io.tif1.cli;

import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchListener;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The three CDNs of the demo, all on this machine: real servers over TLS, of which the client is
 * told in the worst order.
 */
final class DemoCdns implements AutoCloseable {
  /** What a CDN of the demo is called, where it is, and what it does. */
  record Role(String name, String behaviour, FakeCdn server) {
    /** As the client names it. */
    String host() {
      return server.baseUri().getAuthority();
    }
  }

  private static final Duration BREAKER_TIMEOUT = Duration.ofSeconds(2);

  /** So many times as long as one file took, for twenty at a time. */
  private static final int PATIENCE = 50;

  private static final int MOST_SECONDS = 10;

  private final List<Role> roles;
  private final Duration timeout;

  private DemoCdns(List<Role> roles, Duration timeout) {
    this.roles = roles;
    this.timeout = timeout;
  }

  static DemoCdns publishing(SimulatedSession content) {
    FakeCdn good = FakeCdn.builder().name("good").content(content).start();
    Duration timeout = timeout(good, content);
    Duration slowness = timeout.multipliedBy(5);
    FakeCdn broken = FakeCdn.builder().name("broken").content(content).start();
    // Of a file that none of them has, all say so: or it would not be known to be unpublished.
    Predicate<String> published = path -> content.bytes(path) != null;
    broken.faultOn(published, Fault.status(500));
    FakeCdn slow = FakeCdn.builder().name("slow").content(content).start();
    slow.faultOn(published, Fault.delay(slowness));
    return new DemoCdns(
        List.of(
            new Role("broken", "answers with status 500 for every file", broken),
            new Role("slow", "answers after " + slowness.toSeconds() + " s", slow),
            new Role("good", "answers as it should", good)),
        timeout);
  }

  /**
   * How long an attempt may take: a second, or longer where this machine has so much else to do
   * that the good CDN would seem a slow one.
   */
  private static Duration timeout(FakeCdn good, SimulatedSession content) {
    try (Tif1 client = open(List.of(good), Tif1Config.defaults(), event -> {})) {
      client.fetch(file(content, "drivers.json")); // loads classes, connects
      long begun = System.nanoTime();
      client.fetch(file(content, "weather.json"));
      long seconds = Duration.ofNanos(PATIENCE * (System.nanoTime() - begun)).toSeconds();
      return Duration.ofSeconds(Math.max(1, Math.min(MOST_SECONDS, seconds)));
    }
  }

  private static Resource<JsonDocument> file(SimulatedSession of, String path) {
    return Resource.json(of.season(), of.event(), of.session(), path);
  }

  /** In the order in which the client prefers them. */
  List<Role> roles() {
    return roles;
  }

  /** From the client's name of a CDN to the demo's. */
  Map<String, String> names() {
    return roles.stream().collect(Collectors.toMap(Role::host, Role::name));
  }

  /** What of the client's settings is not the default, for a person, in lines. */
  List<String> settings() {
    return List.of(
        "To be quick, an attempt may take "
            + timeout.toSeconds()
            + " s instead of 30, an open breaker waits "
            + BREAKER_TIMEOUT.toSeconds()
            + " s instead of 60,",
        "and a pause between rounds is 1 s instead of 2, 4, 8. All else is the default: 20 requests",
        "at once, 5 failures in a row open a breaker.");
  }

  /** A client that knows these CDNs and no others, and does not heed this machine's settings. */
  Tif1 open(FetchListener listener) {
    return open(
        roles.stream().map(Role::server).toList(),
        Tif1Config.defaults().toBuilder()
            .timeout(timeout)
            .circuitBreakerTimeout(BREAKER_TIMEOUT)
            .retryBackoffFactor(1)
            .retryJitter(false)
            .build(),
        listener);
  }

  private static Tif1 open(List<FakeCdn> servers, Tif1Config config, FetchListener listener) {
    try {
      Path directory = Files.createTempDirectory("tif1-demo");
      Path authority = servers.get(0).writeCaPem(directory);
      try {
        return Tif1.builder(
                config.toBuilder()
                    .cacheMaxBytes(0)
                    .cdns(servers.stream().map(FakeCdn::baseUri).toList())
                    .caBundle(authority)
                    // Nothing leaves this machine.
                    .httpResolvers(List.of("standard"))
                    .proxy("direct")
                    .build())
            .listener(listener)
            .open(); // reads the file
      } finally {
        Files.delete(authority);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the demo's certificate: " + e, e);
    }
  }

  @Override
  public void close() {
    roles.forEach(role -> role.server().close());
  }
}
