package io.tif1.client.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tif1.client.BreakerState;
import io.tif1.client.CacheStats;
import io.tif1.client.CdnStatus;
import io.tif1.client.ClientStats;
import io.tif1.client.ConnectionStats;
import io.tif1.client.Tif1;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Binds a client's counters to a Micrometer registry. Needs {@code io.micrometer:micrometer-core},
 * which tif1 does not bring along.
 *
 * <pre>{@code
 * new Tif1Metrics(client).bindTo(registry);
 * }</pre>
 *
 * <p>Counters: {@code tif1.fetches} (tag {@code result}: succeeded, missing, failed, cancelled),
 * {@code tif1.cache} (tag {@code event}: memory-hit, disk-hit, miss, revalidated, stale, written,
 * dropped, evicted, corrupt), {@code tif1.joined}, {@code tif1.attempts}, {@code tif1.retries},
 * {@code tif1.failovers}, {@code tif1.bytes.received}, {@code tif1.bytes.decoded}, {@code
 * tif1.http.requests}, {@code tif1.http.failures}, {@code tif1.http.pool.waits}, {@code
 * tif1.http.connections} (tag {@code kind}: created, reused). Gauges with a tag {@code cdn}: {@code
 * tif1.cdn.inflight} and {@code tif1.cdn.breaker} (0 closed, 0.5 half-open, 1 open), for the CDNs
 * that are configured when it is bound.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // who has no Micrometer does not use this class
public final class Tif1Metrics implements MeterBinder {
  private final Tif1 client;

  /** For one client; the meters hold it weakly. */
  public Tif1Metrics(Tif1 client) {
    this.client = requireNonNull(client, "client");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    fetches(registry, "succeeded", ClientStats::succeeded);
    fetches(registry, "missing", ClientStats::missing);
    fetches(registry, "failed", ClientStats::failed);
    fetches(registry, "cancelled", ClientStats::cancelled);
    cache(registry, "memory-hit", CacheStats::memoryHits);
    cache(registry, "disk-hit", CacheStats::diskHits);
    cache(registry, "miss", CacheStats::misses);
    cache(registry, "revalidated", CacheStats::revalidated);
    cache(registry, "stale", CacheStats::stale);
    cache(registry, "written", CacheStats::written);
    cache(registry, "dropped", CacheStats::dropped);
    cache(registry, "evicted", CacheStats::evicted);
    cache(registry, "corrupt", CacheStats::corrupt);
    stat(registry, "tif1.joined", "Fetches that shared a transfer", ClientStats::joined);
    stat(registry, "tif1.attempts", "Exchanges with CDNs", ClientStats::attempts);
    stat(registry, "tif1.retries", "Further rounds after a pause", ClientStats::retries);
    stat(registry, "tif1.failovers", "Attempts at another CDN", ClientStats::failovers);
    stat(registry, "tif1.bytes.received", "Bytes as received", ClientStats::bytesReceived);
    stat(registry, "tif1.bytes.decoded", "Bytes decompressed", ClientStats::bytesDecoded);
    wire(registry, "tif1.http.requests", Tags.empty(), ConnectionStats::totalRequests);
    wire(registry, "tif1.http.failures", Tags.empty(), ConnectionStats::failures);
    wire(registry, "tif1.http.pool.waits", Tags.empty(), ConnectionStats::poolWaits);
    String connections = "tif1.http.connections";
    wire(registry, connections, Tags.of("kind", "created"), ConnectionStats::connectionsCreated);
    wire(registry, connections, Tags.of("kind", "reused"), ConnectionStats::connectionsReused);
    for (CdnStatus cdn : client.cdns()) {
      Tags tags = Tags.of("cdn", cdn.name());
      gauge(registry, "tif1.cdn.inflight", tags, cdn.name(), CdnStatus::inFlight);
      gauge(registry, "tif1.cdn.breaker", tags, cdn.name(), status -> level(status.breaker()));
    }
  }

  /** A CDN that has been taken off the list since has no value. */
  private void gauge(
      MeterRegistry registry,
      String name,
      Tags tags,
      String cdn,
      ToDoubleFunction<CdnStatus> value) {
    ToDoubleFunction<Tif1> now =
        c ->
            c.cdns().stream()
                .filter(status -> status.name().equals(cdn))
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    Gauge.builder(name, client, now).tags(tags).register(registry);
  }

  private void fetches(MeterRegistry registry, String result, ToLongFunction<ClientStats> count) {
    FunctionCounter.builder("tif1.fetches", client, c -> count.applyAsLong(c.stats()))
        .tag("result", result)
        .description("Fetches that ended, by how")
        .register(registry);
  }

  private void cache(MeterRegistry registry, String event, ToLongFunction<CacheStats> count) {
    FunctionCounter.builder("tif1.cache", client, c -> count.applyAsLong(c.stats().cache()))
        .tag("event", event)
        .description("What the cache did")
        .register(registry);
  }

  private void stat(
      MeterRegistry registry, String name, String what, ToLongFunction<ClientStats> count) {
    FunctionCounter.builder(name, client, c -> count.applyAsLong(c.stats()))
        .description(what)
        .register(registry);
  }

  private void wire(
      MeterRegistry registry, String name, Tags tags, ToLongFunction<ConnectionStats> count) {
    FunctionCounter.builder(name, client, c -> count.applyAsLong(c.connectionStats()))
        .tags(tags)
        .register(registry);
  }

  private static double level(BreakerState state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 0.5;
      case OPEN -> 1;
    };
  }
}
