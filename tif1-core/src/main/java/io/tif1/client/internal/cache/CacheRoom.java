package io.tif1.client.internal.cache;

import io.tif1.client.CachePolicy;
import io.tif1.client.CacheStats;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Origin;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.CacheHit;
import io.tif1.client.event.FetchEvent.Revalidated;
import io.tif1.client.event.FetchEvent.StaleServed;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.cache.disk.DiskStore;
import io.tif1.client.internal.cache.disk.NotPublished;
import io.tif1.client.internal.cache.disk.StoredBody;
import io.tif1.client.internal.cache.disk.StoredColumns;
import io.tif1.client.internal.cache.disk.StoredEntry;
import io.tif1.client.internal.pipe.BadBodyException;
import io.tif1.client.internal.pipe.Body;
import io.tif1.client.internal.pipe.BodyDecoder;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.FetchStage;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Unexpected;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import io.tif1.model.Table;
import io.tif1.model.image.TableImage;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers from memory or from disk if the fetch's policy allows it, and remembers what comes back
 * from the network. In walking order:
 *
 * <ol>
 *   <li>memory, on the caller's thread: decoded values that may still be believed
 *   <li>disk, on a thread that reads: bodies that may still be believed go to one that decodes
 *   <li>the network; a body on disk that may not be believed any more goes along, so that a CDN can
 *       say that it is current instead of sending it
 *   <li>if that fails, or no CDN has the file any more, the same body, marked as stale, rather than
 *       nothing
 * </ol>
 *
 * What the network brings is put to memory at once and to disk behind the fetch's back.
 */
public final class CacheRoom implements FetchStage {
  /** How long a refusal by jsDelivr counts as an absence: what it refuses comes and goes. */
  private static final Duration MOST_TTL_OF_A_REFUSAL = Duration.ofSeconds(60);

  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final SteadyClock clock;
  private final Events events;
  private final Counters counters;
  private final Executor readers;
  private final Executor decoders;
  private final BodyDecoder decoder;
  private final FetchStage next;
  private final MemoryLevel memory;
  private final @Nullable DiskLevel disk;
  private final Looks looks;

  /**
   * @param readers where the disk is read
   * @param decoders where bodies that it has are decoded
   * @param store the disk; null for none
   */
  public CacheRoom(
      Supplier<Tif1Config> config,
      TimeSource time,
      Events events,
      Counters counters,
      Executor readers,
      Executor decoders,
      BodyDecoder decoder,
      @Nullable DiskStore store,
      FetchStage next) {
    this.config = config;
    this.time = time;
    this.clock = new SteadyClock(time);
    this.events = events;
    this.counters = counters;
    this.readers = readers;
    this.decoders = decoders;
    this.decoder = decoder;
    this.next = next;
    this.memory = new MemoryLevel(config.get().memoryCacheMaxBytes(), time);
    this.looks = new Looks(time);
    this.disk = store == null ? null : new DiskLevel(store, time, clock);
  }

  @Override
  public CompletableFuture<Payload> run(Fetch fetch) {
    Tif1Config now = config.get();
    CachePolicy policy = allowed(fetch.options().cache(), now);
    if (!policy.reads() || !now.cacheUsed()) {
      return beyond(fetch, policy, null);
    }
    Entry entry = memory.get(fetch.file());
    if (entry instanceof Entry.Absent && entry.isFresh(time.nanoTime())) {
      hit(fetch, Origin.Source.MEMORY, true);
      return CompletableFuture.failedFuture(new NotFoundException(fetch.resource(), null));
    }
    if (entry instanceof Entry.Present present
        && entry.isFresh(time.nanoTime())
        && present.payload().serves(fetch.resource())) {
      hit(fetch, Origin.Source.MEMORY, false);
      Duration age = Duration.ofNanos(time.nanoTime() - present.storedNanos());
      Origin origin = Origin.memory(present.payload().origin().cdn(), age);
      return CompletableFuture.completedFuture(present.payload().from(origin));
    }
    return disk == null || looks.isStuck()
        ? withoutDisk(fetch, policy)
        : lookIntoDisk(disk, fetch, policy);
  }

  private CompletableFuture<Payload> withoutDisk(Fetch fetch, CachePolicy policy) {
    counters.misses.increment();
    return beyond(fetch, policy, null);
  }

  private CompletableFuture<Payload> lookIntoDisk(DiskLevel disk, Fetch fetch, CachePolicy policy) {
    var result = new CompletableFuture<Payload>();
    Looks.Look look =
        looks.begin(
            fetch.deadline(),
            () -> Stages.pass(Stages.begun(() -> withoutDisk(fetch, policy)), result));
    CompletableFuture<Payload> found =
        on(readers, answer -> fromDisk(disk, fetch, policy, look, answer));
    if (found.isCompletedExceptionally()) {
      look.rejected();
    }
    Stages.pass(found, result);
    return result;
  }

  /** What the settings leave of what a caller wants: offline means offline, off means off. */
  private static CachePolicy allowed(CachePolicy wanted, Tif1Config config) {
    if (config.offlineMode()) {
      return CachePolicy.ONLY;
    }
    return config.cacheUsed() || wanted == CachePolicy.ONLY ? wanted : CachePolicy.BYPASS;
  }

  private void hit(Fetch fetch, Origin.Source source, boolean missing) {
    (source == Origin.Source.MEMORY ? counters.memoryHits : counters.diskHits).increment();
    events.emit(new CacheHit(fetch.id(), source, missing));
  }

  private interface Work {
    void on(CompletableFuture<Payload> result);
  }

  /** Runs work that brings a result, or fails it, elsewhere. */
  private static CompletableFuture<Payload> on(Executor threads, Work work) {
    var result = new CompletableFuture<Payload>();
    try {
      threads.execute(() -> Stages.step(result, () -> work.on(result)));
    } catch (RejectedExecutionException closed) {
      result.completeExceptionally(new CancellationException("the client is closed"));
    } catch (Throwable noThread) {
      result.completeExceptionally(noThread);
    }
    return result;
  }

  private void fromDisk(
      DiskLevel disk,
      Fetch fetch,
      CachePolicy policy,
      Looks.Look look,
      CompletableFuture<Payload> result) {
    if (!look.reading()) {
      return;
    }
    if (isCancelled(fetch, result)) {
      look.answered();
      return;
    }
    Tif1Config now = config.get();
    boolean asColumns = now.cacheColumns() && TableImage.isFor(fetch.resource().type());
    StoredEntry entry = asColumns ? disk.readDecoded(fetch) : disk.read(fetch);
    Payload decoded =
        entry instanceof StoredColumns columns ? fromColumns(disk, fetch, policy, columns) : null;
    if (decoded == null && entry instanceof StoredColumns) {
      entry = disk.read(fetch);
    }
    if (!look.answered()) {
      return; // it took too long, and the network was asked instead
    }
    if (decoded != null) {
      result.complete(hit(fetch, decoded, !decoded.origin().isStale()));
      return;
    }
    if (entry instanceof NotPublished absent
        && (!policy.asksNetwork() || disk.isFresh(absent, now.negativeCacheTtl()))) {
      hit(fetch, Origin.Source.DISK, true);
      URI url = DiskLevel.url(absent);
      result.completeExceptionally(new NotFoundException(fetch.resource(), url));
      return;
    }
    StoredBody body = entry instanceof StoredBody stored ? stored : null;
    boolean fresh = body != null && isFresh(disk, fetch, body);
    if (body != null && (fresh || !policy.asksNetwork())) {
      Stages.pass(on(decoders, read -> decode(disk, fetch, policy, body, fresh, read)), result);
      return;
    }
    counters.misses.increment();
    Stages.pass(beyond(fetch, policy, body), result);
  }

  /** What was stored decoded; null if only the file as received can answer. */
  private @Nullable Payload fromColumns(
      DiskLevel disk, Fetch fetch, CachePolicy policy, StoredColumns columns) {
    boolean fresh = isFresh(disk, fetch, columns);
    if (!fresh && policy.asksNetwork()) {
      return null;
    }
    Table table = disk.table(fetch, columns);
    if (table == null) {
      return null;
    }
    Duration age = Duration.ofMillis(disk.ageMillis(columns));
    Origin origin = Origin.disk(columns.cdn(), age, !fresh);
    return new Payload(null, table, false, origin, null, Timing.NONE);
  }

  private boolean isFresh(DiskLevel disk, Fetch fetch, StoredEntry body) {
    return disk.isFresh(body, Freshness.of(fetch, config.get(), clock.now()));
  }

  private void decode(
      DiskLevel disk,
      Fetch fetch,
      CachePolicy policy,
      StoredBody body,
      boolean fresh,
      CompletableFuture<Payload> result) {
    if (isCancelled(fetch, result)) {
      return;
    }
    Payload payload = read(disk, fetch, body, !fresh);
    if (payload == null) {
      counters.misses.increment();
      Stages.pass(beyond(fetch, policy, null), result);
      return;
    }
    // When it is read, and not when it comes: many files are read once. Before its caller goes on,
    // who may close the client; it is only queued.
    if (policy != CachePolicy.READ_ONLY
        && payload.value() instanceof Table table
        && TableImage.isFor(table)
        && config.get().cacheColumns()) {
      disk.keepDecoded(fetch, body, table);
    }
    result.complete(hit(fetch, payload, fresh));
  }

  private Payload hit(Fetch fetch, Payload payload, boolean fresh) {
    hit(fetch, Origin.Source.DISK, false);
    if (fresh) {
      remember(fetch, payload, payload.origin().age().toMillis(), false);
    } else {
      counters.stale.increment();
    }
    return payload;
  }

  private static boolean isCancelled(Fetch fetch, CompletableFuture<Payload> result) {
    return fetch.cancellation().isCancelled()
        && result.completeExceptionally(new CancellationException("cancelled"));
  }

  /** What a body on disk means; null if it cannot be read, and then it is deleted. */
  private @Nullable Payload read(DiskLevel disk, Fetch fetch, StoredBody stored, boolean stale) {
    try {
      Body body = body(stored);
      long age = disk.ageMillis(stored);
      return new Payload(
          body,
          decoder.decode(fetch.resource(), body).value(),
          false,
          Origin.disk(stored.cdn(), Duration.ofMillis(age), stale),
          null,
          Timing.NONE);
    } catch (BadBodyException e) {
      disk.remove(fetch);
      return null;
    }
  }

  private static Body body(StoredBody stored) {
    return new Body(stored.encoding(), stored.body(), stored.etag(), stored.lastModified());
  }

  /**
   * Asks the network, if that may be asked.
   *
   * @param known what the disk has, if it may not be believed without asking
   */
  private CompletableFuture<Payload> beyond(
      Fetch fetch, CachePolicy policy, @Nullable StoredBody known) {
    if (!policy.asksNetwork()) {
      String file = fetch.resource().file();
      return CompletableFuture.failedFuture(
          looks.isStuck() ? Misses.noAnswer(file) : Misses.notCached(file));
    }
    if (disk != null && policy.writes()) {
      disk.expectWrites();
    }
    var result = new CompletableFuture<Payload>();
    Stages.call(next, known == null ? fetch : fetch.knowing(body(known)))
        .whenComplete(
            (payload, problem) ->
                Stages.step(
                    result,
                    () -> {
                      if (payload != null) {
                        brought(fetch, policy, known, payload, result);
                      } else {
                        failed(fetch, policy, known, problem, result);
                      }
                    }));
    return result;
  }

  private void brought(
      Fetch fetch,
      CachePolicy policy,
      @Nullable StoredBody known,
      Payload payload,
      CompletableFuture<Payload> result) {
    if (payload.confirmed() && known != null && disk != null) {
      String cdn = String.valueOf(payload.origin().cdn());
      counters.revalidated.increment();
      events.emit(new Revalidated(fetch.id(), cdn));
      if (policy.writes()) {
        disk.confirm(fetch, known);
      }
      Payload current =
          payload
              .from(Origin.confirmed(cdn, payload.origin().attempts()))
              .refusedBy(payload.origin().refusals());
      remember(fetch, current, 0, false);
      result.complete(current);
    } else if (!policy.writes()) {
      result.complete(payload);
    } else if (disk == null) {
      remember(fetch, payload, 0, true);
      result.complete(payload);
    } else {
      keep(disk, fetch, payload)
          .whenComplete(
              (kept, problem) -> {
                try {
                  remember(fetch, payload, 0, kept == null || !kept);
                } finally {
                  result.complete(payload);
                }
              });
    }
  }

  /** Keeps what has come. A fetch that has its file does not fail because a disk does not. */
  private CompletableFuture<Boolean> keep(DiskLevel disk, Fetch fetch, Payload payload) {
    try {
      return disk.keep(fetch, payload, decoders);
    } catch (Throwable thrown) {
      Unexpected.of(thrown).logged("keeping " + fetch.file() + " on disk");
      return CompletableFuture.completedFuture(false);
    }
  }

  private void failed(
      Fetch fetch,
      CachePolicy policy,
      @Nullable StoredBody known,
      Throwable problem,
      CompletableFuture<Payload> result) {
    if (known == null || disk == null || !mayBeStale(disk, known, problem)) {
      if (problem instanceof NotFoundException missing && policy.writes() && known == null) {
        try {
          rememberAbsence(fetch, missing);
        } catch (Throwable thrown) { // it is missing all the same
          Unexpected.of(thrown).logged("keeping that " + fetch.file() + " is not published");
        }
      }
      result.completeExceptionally(problem);
      return;
    }
    Stages.pass(
        on(
            decoders,
            stale -> {
              Payload old = read(disk, fetch, known, true);
              if (old == null) {
                stale.completeExceptionally(problem);
                return;
              }
              counters.stale.increment();
              events.emit(
                  new StaleServed(fetch.id(), old.origin().age(), Misses.whyStale(problem)));
              stale.complete(old);
            }),
        result);
  }

  private boolean mayBeStale(DiskLevel disk, StoredBody known, Throwable problem) {
    boolean notConfirmed =
        problem instanceof InvalidDataException
            || problem instanceof NotFoundException
            || problem instanceof FetchFailedException failed
                && failed.reason() != Reason.CLIENT_CLOSED;
    return notConfirmed && disk.isYoungerThan(known, config.get().staleIfError());
  }

  /**
   * Keeps a value in memory.
   *
   * @param ageMillis how long ago it was had or confirmed
   * @param withBody whether the body is kept too, because no disk has it
   */
  private void remember(Fetch fetch, Payload payload, long ageMillis, boolean withBody) {
    long stored = time.nanoTime() - Duration.ofMillis(ageMillis).toNanos();
    long ttl = Freshness.of(fetch, config.get(), clock.now()).toNanos();
    memory.put(
        fetch.file(), new Entry.Present(withBody ? payload : payload.withoutBody(), stored, ttl));
  }

  /** Remembers that no CDN has the file, unless the file itself is here. */
  private void rememberAbsence(Fetch fetch, NotFoundException missing) {
    Duration usual = config.get().negativeCacheTtl();
    Duration ttl = usual;
    if (missing.answers().stream().anyMatch(answer -> answer.status() == 403)
        && usual.compareTo(MOST_TTL_OF_A_REFUSAL) > 0) {
      ttl = MOST_TTL_OF_A_REFUSAL;
    }
    if (ttl.isZero()) {
      return;
    }
    memory.putAbsence(fetch.file(), new Entry.Absent(time.nanoTime(), ttl.toNanos()));
    if (disk != null) {
      disk.keepAbsence(
          fetch,
          missing.url() == null ? null : missing.url().toString(),
          usual.minus(ttl).toMillis());
    }
  }

  /** What the cache has done. */
  public CacheStats stats() {
    return disk == null
        ? new CacheStats(counters.memoryHits.sum(), 0, counters.misses.sum(), 0, 0, 0, 0, 0, 0)
        : disk.stats(counters);
  }

  /** What memory holds, in bytes. */
  public long memoryBytes() {
    return memory.weightBytes();
  }

  /** Forgets what memory holds. */
  public void clearMemory() {
    memory.clear();
  }

  /** The settings changed. */
  public void configure(Tif1Config changed) {
    memory.maxBytes(changed.memoryCacheMaxBytes());
  }

  /** Forgets everything in memory, and writes to disk what is still to be written. */
  public void close() {
    memory.clear();
    if (disk != null) {
      disk.close();
    }
  }
}
