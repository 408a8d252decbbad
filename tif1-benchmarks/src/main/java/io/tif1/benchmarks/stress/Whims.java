package io.tif1.benchmarks.stress;

import io.tif1.client.Cdn;
import io.tif1.client.CdnStatus;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody who cannot leave the settings of the open client alone. */
final class Whims implements Runnable {
  private final Tif1 client;
  private final SplittableRandom chance;
  private final Ledger ledger;

  // Guarded by this.
  private boolean ended;

  Whims(Tif1 client, SplittableRandom chance, Ledger ledger) {
    this.client = client;
    this.chance = chance;
    this.ledger = ledger;
  }

  /** What the run begins with: everything short, so that much goes wrong in little time. */
  static Tif1Config.Builder shortSettings(Tif1Config.Builder settings) {
    return settings
        .timeout(Duration.ofMillis(300))
        .totalTimeout(Duration.ofSeconds(4))
        .maxRetries(2)
        .retryBackoffFactor(1)
        .retryJitterMax(Duration.ofMillis(5))
        .maxRetryDelay(Duration.ofMillis(40))
        .circuitBreakerTimeout(Duration.ofMillis(200))
        .poolAcquireTimeout(Duration.ofMillis(200))
        .poolExhaustionBackoffBase(Duration.ofMillis(5))
        .poolExhaustionBackoffMax(Duration.ofMillis(20))
        .poolExhaustionBackoffJitter(Duration.ofMillis(5))
        .negativeCacheTtl(Duration.ofMillis(100))
        .memoryCacheMaxBytes(256 << 10)
        .maxBodyBytes(1 << 20)
        .maxConcurrentRequests(24)
        .httpResolvers(List.of("standard"))
        .proxy("direct");
  }

  /** One change. */
  @Override
  public synchronized void run() {
    if (ended) {
      return;
    }
    try {
      change();
      ledger.settingsChanged();
    } catch (RuntimeException | Error e) {
      ledger.violation("a change of settings that is allowed was refused: " + e);
    }
  }

  /** No change comes after this. */
  synchronized void end() {
    ended = true;
  }

  private void change() {
    client.update(s -> s.offlineMode(false)); // never for long, or nothing is fetched
    switch (chance.nextInt(16)) {
      case 0 -> client.update(s -> s.maxConcurrentRequests(chance.nextInt(2, 48)));
      case 1 -> client.update(s -> s.maxRequestsPerSecond(anyRate()));
      case 2 -> client.update(s -> s.timeout(millis(150, 400)));
      case 3 -> client.update(s -> s.maxRetries(chance.nextInt(4)));
      case 4 -> client.update(s -> s.circuitBreakerThreshold(chance.nextInt(2, 9)));
      case 5 -> client.update(s -> s.circuitBreakerTimeout(millis(50, 250)));
      case 6 -> {
        int size = chance.nextInt(3, 80);
        client.update(s -> s.poolConnections(Math.min(size, 16)).poolMaxsize(size));
      }
      case 7 -> client.update(s -> s.keepaliveTimeout(millis(20, 5_000)));
      case 8 -> client.update(s -> s.keepaliveMaxRequests(chance.nextInt(1, 400)));
      case 9 -> client.update(s -> s.negativeCacheTtl(millis(0, 200)));
      case 10 -> client.update(s -> s.jsonParseWorkers(chance.nextInt(5)));
      case 11 -> client.update(s -> s.userAgent("stress/" + chance.nextInt(100)));
      case 12 -> client.update(s -> s.enableCache(chance.nextInt(5) != 0));
      case 13 -> client.update(s -> s.cdns(shuffled()));
      case 14 -> client.update(s -> s.enableCache(true).offlineMode(chance.nextInt(4) == 0));
      default -> refused();
    }
    if (chance.nextInt(10) == 0) {
      client.update(s -> s.maxRequestsPerSecond(0));
    }
  }

  private double anyRate() {
    return chance.nextInt(3) == 0 ? chance.nextInt(300, 4_000) : 0;
  }

  private Duration millis(int least, int bound) {
    return Duration.ofMillis(chance.nextInt(least, bound));
  }

  private Cdn[] shuffled() {
    var cdns = new ArrayList<>(client.cdns().stream().map(CdnStatus::cdn).toList());
    Collections.swap(cdns, chance.nextInt(cdns.size()), chance.nextInt(cdns.size()));
    return cdns.toArray(Cdn[]::new);
  }

  private void refused() {
    try {
      client.settings().set("timeout", -1);
    } catch (IllegalArgumentException asItShouldBe) {
      return;
    }
    ledger.violation("the setting timeout=-1 was not refused");
  }
}
