package io.tif1.cli;

import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchListener;
import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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

  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration SLOWNESS = Duration.ofSeconds(5);
  private static final Duration BREAKER_TIMEOUT = Duration.ofSeconds(2);

  private final List<Role> roles;

  private DemoCdns(List<Role> roles) {
    this.roles = roles;
  }

  static DemoCdns publishing(Content content) {
    FakeCdn broken = FakeCdn.builder().name("broken").content(content).start();
    // Of a file that none of them has, all say so: or it would not be known to be unpublished.
    Predicate<String> published = path -> content.bytes(path) != null;
    broken.faultOn(published, Fault.status(500));
    FakeCdn slow = FakeCdn.builder().name("slow").content(content).start();
    slow.faultOn(published, Fault.delay(SLOWNESS));
    FakeCdn good = FakeCdn.builder().name("good").content(content).start();
    return new DemoCdns(
        List.of(
            new Role("broken", "answers with status 500 for every file", broken),
            new Role("slow", "answers after " + SLOWNESS.toSeconds() + " s", slow),
            new Role("good", "answers as it should", good)));
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
            + TIMEOUT.toSeconds()
            + " s instead of 30, an open breaker waits "
            + BREAKER_TIMEOUT.toSeconds()
            + " s instead of 60,",
        "and a pause between rounds is 1 s instead of 2, 4, 8. All else is the default: 20 requests",
        "at once, 5 failures in a row open a breaker.");
  }

  /** A client that knows these CDNs and no others, and does not heed this machine's settings. */
  Tif1 open(FetchListener listener) {
    List<URI> addresses = roles.stream().map(role -> role.server().baseUri()).toList();
    try {
      Path directory = Files.createTempDirectory("tif1-demo");
      Path authority = roles.get(0).server().writeCaPem(directory);
      try {
        return Tif1.builder(
                Tif1Config.defaults().toBuilder()
                    .cacheMaxBytes(0)
                    .cdns(addresses)
                    .caBundle(authority)
                    .timeout(TIMEOUT)
                    .circuitBreakerTimeout(BREAKER_TIMEOUT)
                    .retryBackoffFactor(1)
                    .retryJitter(false)
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
