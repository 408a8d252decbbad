package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.AttemptStage;
import io.tif1.client.internal.pipe.Breakers;
import io.tif1.client.internal.pipe.CdnRates;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.FetchStage;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Turns one fetch into attempts until a decision ends it: the only loop of the pipeline. What is
 * decided is in {@link Rounds}; how it is carried out, in {@link AttemptRun}.
 */
public final class AttemptRoom implements FetchStage {
  final Supplier<Tif1Config> config;
  final TimeSource time;
  final DoubleSupplier random;
  final Events events;
  final Counters counters;
  final Breakers breakers;
  final AttemptStage next;
  final CdnRates rates;

  /**
   * @param rates which CDNs are to be left alone, learnt where requests go out
   * @param breakers what stands between an attempt and its CDN, and moves while fetches wait
   */
  public AttemptRoom(
      Supplier<Tif1Config> config,
      TimeSource time,
      DoubleSupplier random,
      Events events,
      Counters counters,
      CdnRates rates,
      Breakers breakers,
      AttemptStage next) {
    this.config = config;
    this.time = time;
    this.random = random;
    this.events = events;
    this.counters = counters;
    this.rates = rates;
    this.breakers = breakers;
    this.next = next;
  }

  @Override
  public CompletableFuture<Payload> run(Fetch fetch) {
    Tif1Config now = config.get();
    List<Cdn> cdns = cdns(fetch, now);
    if (cdns.isEmpty()) {
      return CompletableFuture.failedFuture(Failures.noCdnServes(fetch, now.cdns()));
    }
    return new AttemptRun(this, fetch, cdns, now).begin();
  }

  /** Who is asked; a file that is in no season's tree has one server. */
  private static List<Cdn> cdns(Fetch fetch, Tif1Config config) {
    URI address = fetch.address();
    return address == null
        ? config.cdns().stream().filter(fetch::asks).toList()
        : List.of(Cdn.of(address.getScheme() + "://" + address.getRawAuthority()));
  }
}
