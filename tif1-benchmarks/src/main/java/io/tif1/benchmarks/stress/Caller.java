package io.tif1.benchmarks.stress;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchOptions;
import io.tif1.client.Fetcher;
import io.tif1.client.HttpAnswer;
import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.model.JsonDocument;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One of many who call, in every way there is, until the budget of fetches is used up. */
final class Caller implements Runnable {
  private final Tif1 client;
  private final List<URI> bases;
  private final Library library;
  private final AtomicInteger budget;
  private final SplittableRandom chance;
  private final Ledger ledger;
  private final Endings endings;
  private final Interrupts interrupts;
  private final StressPlan plan;

  Caller(
      Tif1 client,
      List<URI> bases,
      Library library,
      AtomicInteger budget,
      SplittableRandom chance,
      Ledger ledger,
      Endings endings,
      Interrupts interrupts,
      StressPlan plan) {
    this.client = client;
    this.bases = bases;
    this.library = library;
    this.budget = budget;
    this.chance = chance;
    this.ledger = ledger;
    this.endings = endings;
    this.interrupts = interrupts;
    this.plan = plan;
  }

  @Override
  public void run() {
    while (budget.get() > 0) {
      try {
        call();
      } catch (RuntimeException | Error e) {
        ledger.violation("a caller met what no call documents: " + e + " " + e.getStackTrace()[0]);
      } finally {
        ledger.end();
      }
    }
  }

  private void call() {
    int kind = chance.nextInt(100);
    if (kind < 34) {
      blocking();
    } else if (kind < 60) {
      async(chance.nextInt(1, 7), false);
    } else if (kind < 68) {
      async(chance.nextInt(1, 5), true);
    } else if (kind < 76) {
      all();
    } else if (kind < 82) {
      allAsync();
    } else if (kind < 90) {
      each();
    } else if (kind < 95) {
      plain();
    } else if (kind < 98) {
      badTask();
    } else {
      look();
    }
  }

  private List<Resource<JsonDocument>> take(int wanted) {
    budget.addAndGet(-wanted);
    ledger.asked.add(wanted);
    var resources = new ArrayList<Resource<JsonDocument>>();
    for (int i = 0; i < wanted; i++) {
      resources.add(library.any(chance));
    }
    return resources;
  }

  private Fetcher fetcher() {
    if (chance.nextInt(3) != 0) {
      return client;
    }
    CachePolicy[] policies = CachePolicy.values();
    CachePolicy policy = policies[chance.nextInt(policies.length)];
    int retries = chance.nextInt(3);
    Duration total = Duration.ofMillis(chance.nextInt(30, 3_000));
    int most = chance.nextInt(5);
    return client.with(
        options -> {
          FetchOptions changed = options.withCache(policy).withMaxRetries(retries);
          return changed.withTotalTimeout(total).withMaxConcurrentRequests(most);
        });
  }

  // ---- each way to call

  private void blocking() {
    Resource<JsonDocument> resource = take(1).get(0);
    ledger.begin("fetch(" + resource + ")");
    guarded(
        () -> endings.value(resource, fetcher().fetch(resource)),
        problem -> endings.failure(resource, problem));
  }

  /** Fetches side by side, some of them cancelled; under the callers' limit if asked to. */
  private void async(int count, boolean limited) {
    List<Resource<JsonDocument>> resources = take(count);
    ledger.begin((limited ? "withRateLimit" : "fetchAsync") + " of " + resources);
    Fetcher fetcher = fetcher();
    var futures = new ArrayList<CompletableFuture<JsonDocument>>();
    for (Resource<JsonDocument> resource : resources) {
      futures.add(
          limited
              ? client.withRateLimit(() -> fetcher.fetchAsync(resource))
              : fetcher.fetchAsync(resource));
    }
    boolean[] cancelled = new boolean[count];
    for (int i = 0; i < count; i++) {
      if (chance.nextInt(5) == 0) {
        cancelled[i] = true;
        cancelSoon(futures.get(i));
      }
    }
    for (int i = 0; i < count; i++) {
      Resource<JsonDocument> resource = resources.get(i);
      await(
          futures.get(i),
          cancelled[i],
          document -> endings.value(resource, document),
          problem -> endings.failure(resource, problem));
    }
  }

  private void all() {
    List<Resource<JsonDocument>> resources = take(chance.nextInt(2, 25));
    ledger.begin("fetchAll of " + resources);
    guarded(() -> outcomes(resources, fetcher().fetchAll(resources)), this::unexpected);
  }

  private void allAsync() {
    List<Resource<JsonDocument>> resources = take(chance.nextInt(2, 25));
    ledger.begin("fetchAllAsync of " + resources);
    CompletableFuture<List<Outcome<JsonDocument>>> future = fetcher().fetchAllAsync(resources);
    boolean cancel = chance.nextInt(3) == 0;
    if (cancel) {
      cancelSoon(future);
    }
    await(future, cancel, outcomes -> outcomes(resources, outcomes), this::unexpected);
  }

  private void outcomes(
      List<Resource<JsonDocument>> resources, List<Outcome<JsonDocument>> outcomes) {
    boolean inOrder = outcomes.stream().map(Outcome::resource).toList().equals(resources);
    ledger.require(inOrder, "the outcomes of fetchAll are not those of its resources, in order");
    outcomes.forEach(endings::outcome);
  }

  /** A batch; now and then its sink, its progress callback or its source throws. */
  private void each() {
    List<Resource<JsonDocument>> resources = take(chance.nextInt(2, 40));
    ledger.begin("fetchEach of " + resources);
    int failAt = chance.nextInt(3) == 0 ? chance.nextInt(resources.size()) : -1;
    var batch = new WatchedBatch(resources, failAt, Thrown.any(chance), chance, ledger, endings);
    if (chance.nextBoolean()) {
      CompletableFuture<Progress> future =
          fetcher().fetchEachAsync(batch, batch::sink, batch::progress);
      await(future, false, batch::ended, batch::threw);
      return;
    }
    Fetcher fetcher = fetcher();
    boolean mayBeInterrupted = chance.nextInt(12) == 0;
    Interrupts.Threat threat = mayBeInterrupted ? interrupts.in(chance.nextInt(40_000)) : null;
    try {
      batch.ended(fetcher.fetchEach(batch, batch::sink, batch::progress));
    } catch (Throwable thrown) { // whatever it is: callbacks throw all there is
      if (!endings.interrupted(thrown, mayBeInterrupted)) {
        batch.threw(thrown);
      }
    } finally {
      withdraw(threat);
    }
  }

  /** A task under the callers' limit that throws: its permit must come back. */
  private void badTask() {
    ledger.begin("withRateLimit of a task that throws");
    Throwable thrown = Thrown.any(chance);
    CompletableFuture<Object> future =
        client.withRateLimit(
            () -> {
              Thrown.now(thrown);
              return CompletableFuture.completedFuture("");
            });
    await(
        future,
        false,
        value -> ledger.violation("a task that threw had a value: " + value),
        problem -> {
          ledger.saw("a task threw");
          ledger.require(
              problem == thrown || endings.closed(problem),
              "a task threw " + thrown + ", its future failed with " + problem);
        });
  }

  private void plain() {
    URI base = bases.get(chance.nextInt(bases.size()));
    URI uri = URI.create(base + Library.urlPath(library.any(chance)));
    ledger.begin("http().getAsync(" + uri + ")");
    CompletableFuture<HttpAnswer> future = client.http().getAsync(uri);
    boolean cancel = chance.nextInt(6) == 0;
    if (cancel) {
      cancelSoon(future);
    }
    await(future, cancel, endings::plain, endings::plainFailure);
  }

  private void look() {
    ledger.begin("a look at the client");
    ledger.require(client.cdns().size() == bases.size(), "a CDN is gone from cdns()");
    String all = client.stats() + "" + client.connectionStats() + client.circuitBreaker().state();
    ledger.require(!all.isEmpty() && !client.settings().explain().isEmpty(), "nothing to look at");
    if (chance.nextInt(4) == 0) {
      client.circuitBreaker().reset();
    }
  }

  // ---- waiting

  private interface Taker<T> {
    void take(T value);
  }

  /** A blocking call that may be interrupted. */
  private void guarded(Runnable call, Taker<RuntimeException> onFailure) {
    boolean mayBeInterrupted = chance.nextInt(12) == 0;
    Interrupts.Threat threat = mayBeInterrupted ? interrupts.in(chance.nextInt(40_000)) : null;
    try {
      call.run();
    } catch (RuntimeException e) {
      if (!endings.interrupted(e, mayBeInterrupted)) {
        onFailure.take(e);
      }
    } finally {
      withdraw(threat);
    }
  }

  private static void withdraw(Interrupts.@Nullable Threat threat) {
    if (threat != null) {
      threat.withdraw();
    }
  }

  /** Cancels it, or one that hangs on it, now or a little later. */
  private void cancelSoon(CompletableFuture<?> future) {
    int micros = chance.nextInt(30_000);
    CompletableFuture<?> victim = chance.nextBoolean() ? future : future.thenApply(value -> value);
    if (micros < 3_000) {
      victim.cancel(true);
    } else {
      CompletableFuture.delayedExecutor(micros, TimeUnit.MICROSECONDS)
          .execute(() -> victim.cancel(true));
    }
  }

  private <T> void await(
      CompletableFuture<T> future,
      boolean cancelled,
      Taker<T> onValue,
      Taker<Throwable> onFailure) {
    try {
      onValue.take(future.get(plan.patience().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      ledger.violation("a caller was interrupted behind its call");
    } catch (TimeoutException e) {
      ledger.violation("lost: a future has not ended after " + plan.patience().toSeconds() + " s");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (!endings.cancelled(cause, cancelled)) {
        onFailure.take(cause);
      }
    } catch (RuntimeException e) {
      if (!endings.cancelled(e, cancelled)) {
        throw e;
      }
    }
  }

  private void unexpected(Throwable problem) {
    ledger.violation("a batch failed as a whole: " + problem);
  }
}
