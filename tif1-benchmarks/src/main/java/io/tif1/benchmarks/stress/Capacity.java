package io.tif1.benchmarks.stress;

import io.tif1.client.CachePolicy;
import io.tif1.client.Fetcher;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Shows that no permit was lost and none was given back twice: with a server that holds every
 * request, exactly as many arrive as the limit in question lets out.
 */
final class Capacity {
  private static final int REQUESTS = 12;
  private static final int CONNECTIONS = 3;

  private final Tif1 client;
  private final FakeCdn shared;
  private final FakeCdn exclusive;
  private final Library library;
  private final Ledger ledger;

  /**
   * @param shared speaks HTTP/2
   * @param exclusive speaks HTTP/1.1 only
   */
  Capacity(Tif1 client, FakeCdn shared, FakeCdn exclusive, Library library, Ledger ledger) {
    this.client = client;
    this.shared = shared;
    this.exclusive = exclusive;
    this.library = library;
    this.ledger = ledger;
  }

  void check() {
    client.update(settings -> calm(settings, shared));
    client.circuitBreaker().reset();
    // The client's limit grows back by one a round trip, from wherever the storm has left it.
    expectAllHad(fetcher().fetchAll(resources(40 * REQUESTS)), "after the storm");
    holds("max_concurrent_requests", REQUESTS, shared);
    client.update(s -> s.poolConnections(1).poolMaxsize(1));
    expectAllHad(fetcher().fetchAll(resources(50)), "with one slot for an HTTP/2 connection");
    client.update(settings -> calm(settings, exclusive));
    client.circuitBreaker().reset();
    client.update(s -> s.poolConnections(CONNECTIONS).poolMaxsize(CONNECTIONS));
    holds("pool_maxsize", CONNECTIONS, exclusive);
  }

  private static Tif1Config.Builder calm(Tif1Config.Builder settings, FakeCdn cdn) {
    List<URI> only = List.of(cdn.baseUri());
    return settings
        .cdns(only)
        .offlineMode(false)
        .maxRequestsPerSecond(0)
        .maxConcurrentRequests(REQUESTS)
        .keepaliveTimeout(Duration.ofSeconds(60))
        .keepaliveMaxRequests(1000)
        .poolConnections(64)
        .poolMaxsize(64)
        .poolAcquireTimeout(Duration.ofSeconds(30))
        .maxRetries(1)
        .timeout(Duration.ofSeconds(30))
        .totalTimeout(Duration.ofSeconds(60));
  }

  private Fetcher fetcher() {
    return client.with(options -> options.withCache(CachePolicy.BYPASS));
  }

  private List<Resource<JsonDocument>> resources(int count) {
    var resources = new ArrayList<Resource<JsonDocument>>();
    for (int i = 0; i < count; i++) {
      resources.add(library.published(3 * i + 1));
    }
    ledger.asked.add(count);
    return resources;
  }

  private void holds(String limit, int size, FakeCdn cdn) {
    cdn.faultAlways(new Fault.StallBeforeHeaders());
    CompletableFuture<List<Outcome<JsonDocument>>> all =
        fetcher().fetchAllAsync(resources(3 * REQUESTS));
    boolean came = Quiet.comes(() -> cdn.inFlight() >= size);
    int inFlight = cdn.inFlight();
    ledger.require(
        came && inFlight == size,
        "%s is %d, and %d requests were let out at once: permits were %s"
            .formatted(limit, size, inFlight, inFlight < size ? "lost" : "given back twice"));
    cdn.heal();
    cdn.releaseStalled();
    try {
      expectAllHad(all.get(60, TimeUnit.SECONDS), "under " + limit + " " + size);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      ledger.violation("a batch under " + limit + " " + size + " did not end: " + e);
    }
  }

  private void expectAllHad(List<Outcome<JsonDocument>> outcomes, String when) {
    for (Outcome<JsonDocument> outcome : outcomes) {
      if (outcome instanceof Outcome.Success<JsonDocument>) {
        ledger.succeeded.increment();
      } else {
        ledger.violation("in calm weather, " + when + ", a fetch ended in " + outcome);
      }
    }
  }
}
