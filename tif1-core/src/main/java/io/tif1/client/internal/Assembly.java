package io.tif1.client.internal;

import io.tif1.client.Cache;
import io.tif1.client.Cdn;
import io.tif1.client.CdnStatus;
import io.tif1.client.ClientStats;
import io.tif1.client.ConnectionStats;
import io.tif1.client.FetchOptions;
import io.tif1.client.HttpSession;
import io.tif1.client.Limit;
import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchListener;
import io.tif1.client.internal.admit.AdmissionRoom;
import io.tif1.client.internal.attempt.AttemptRoom;
import io.tif1.client.internal.breaker.BreakerRoom;
import io.tif1.client.internal.cache.CacheRoom;
import io.tif1.client.internal.cache.disk.DiskOptions;
import io.tif1.client.internal.cache.disk.DiskStore;
import io.tif1.client.internal.decode.Bodies;
import io.tif1.client.internal.decode.DecodeRoom;
import io.tif1.client.internal.decode.Decoders;
import io.tif1.client.internal.dns.ResolverChain;
import io.tif1.client.internal.dns.SystemResolver;
import io.tif1.client.internal.join.JoinRoom;
import io.tif1.client.internal.pipe.CdnRates;
import io.tif1.client.internal.pipe.Unexpected;
import io.tif1.client.internal.runtime.Chance;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import io.tif1.client.internal.runtime.SystemTime;
import io.tif1.client.internal.runtime.Workers;
import io.tif1.client.internal.transport.DohHttp;
import io.tif1.client.internal.transport.OkHttpTransport;
import io.tif1.client.internal.transport.Proxies;
import io.tif1.client.internal.transport.TrustStore;
import io.tif1.model.JsonDocument;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rooms together, once, in the order a fetch walks them, and takes them apart when the
 * client is closed. Read this class first.
 *
 * <pre>
 * caller -> Door -> JoinRoom -> CacheRoom -> AttemptRoom            a Fetch: one caller's wish
 *                                              |
 *                                              +-> BreakerRoom -> DecodeRoom -> AdmissionRoom -> OkHttpTransport
 *                                                                  an Attempt: one exchange with one CDN
 * </pre>
 */
public final class Assembly implements AutoCloseable {
  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final @Nullable SystemTime ownTime;
  private final Counters counters = new Counters();
  private final CdnRates rates = new CdnRates();
  private final Lifecycle lifecycle = new Lifecycle();
  private final Workers workers;
  private final Bodies bodies;
  private final Decoders decoders;
  private final ResolverChain resolvers;
  private final OkHttpTransport transport;
  private final AdmissionRoom admission;
  private final BreakerRoom breakers;
  private final AttemptRoom attempts;
  private final CacheRoom cache;
  private final CacheDoor upkeep;
  private final JoinRoom join;
  private final Door door;
  private final SideFiles sideFiles;
  private final Releases releases;
  private final HttpDoor http;
  private final Batches batches;
  private final Limit callersLimit;

  private Assembly(
      Supplier<Tif1Config> config,
      @Nullable FetchListener listener,
      TimeSource time,
      @Nullable SystemTime ownTime) {
    Tif1Config now = config.get();
    this.config = config;
    this.ownTime = ownTime;
    this.time = time;
    var events = new Events(listener);
    this.workers = new Workers(now.jsonParseWorkers());
    this.bodies = new Bodies(() -> config.get().maxBodyBytes());
    this.decoders = new Decoders(bodies);
    TrustStore trust = TrustStore.load(now.caBundle());
    var proxies = Proxies.ofProcess(() -> config.get().proxy());
    proxies.check();
    this.resolvers =
        new ResolverChain(
            now.httpResolvers(),
            () -> config.get().resolverTimeout(),
            time,
            SystemResolver.jdk(),
            DohHttp.through(trust, proxies, () -> config.get().userAgent(), time));

    this.transport = new OkHttpTransport(config, time, resolvers, trust, proxies);
    this.admission = new AdmissionRoom(config, time, events, rates, transport);
    var decode = new DecodeRoom(workers.decoders(), decoders, counters, admission);
    this.breakers = new BreakerRoom(config, time, events, decode);
    this.attempts =
        new AttemptRoom(config, time, Chance.random(), events, counters, rates, breakers, breakers);
    DiskStore store = diskStore(now, time);
    this.cache =
        new CacheRoom(
            config,
            time,
            events,
            counters,
            workers.readers(),
            workers.decoders(),
            decoders,
            store,
            attempts);
    this.upkeep = new CacheDoor(cache, store);
    this.join = new JoinRoom(time, events, counters, cache);
    this.door = new Door(lifecycle, time, events, counters, decoders, this::ref, join);
    this.sideFiles =
        new SideFiles(
            config, time, door, store == null ? null : new SideShelf(store), workers.readers());
    this.releases = new Releases(config, sideFiles);

    this.http = new HttpDoor(lifecycle, config, time, transport, bodies, workers.callbacks());
    this.batches =
        new Batches(
            door, lifecycle, workers.callbacks(), () -> config.get().maxConcurrentRequests());
    this.callersLimit = Limit.of(now.maxConcurrentRequests());
  }

  /**
   * Builds a client's inside.
   *
   * @param config the settings as they are now, read at each use
   * @param time the client's clock and timers; null for the real ones
   * @throws IllegalArgumentException if a setting cannot be used, such as a missing CA bundle
   */
  public static Assembly of(
      Supplier<Tif1Config> config, @Nullable FetchListener listener, @Nullable TimeSource time) {
    if (time != null) {
      return new Assembly(config, listener, new SuppliedTime(time), null);
    }
    var own = new SystemTime();
    try {
      return new Assembly(config, listener, own, own);
    } catch (Throwable thrown) { // such as for a CA bundle that is not there
      own.close();
      throw thrown;
    }
  }

  /** Opens no file yet; null if nothing may be kept on disk. */
  private static @Nullable DiskStore diskStore(Tif1Config config, TimeSource time) {
    Path directory = config.cacheDir();
    if (config.cacheMaxBytes() == 0 || directory == null) {
      return null;
    }
    DiskOptions options =
        DiskOptions.in(directory, CacheFile.name(config.cdns()))
            .withMaxBytes(Math.max(DiskOptions.LEAST_MAX_BYTES, config.cacheMaxBytes()))
            .withBusyTimeout(config.sqliteTimeout());
    return new DiskStore(options, time);
  }

  /** Hands changed settings to those who cannot read them anew at each use. */
  public void configure(Tif1Config changed) {
    transport.configure(changed);
    admission.configure(changed);
    cache.configure(changed);
    workers.resize(changed.jsonParseWorkers());
    callersLimit.resize(changed.maxConcurrentRequests());
    if (!changed.httpResolvers().equals(resolvers.names())) {
      resolvers.replace(changed.httpResolvers());
    }
  }

  public <T> CompletableFuture<T> fetch(Resource<T> resource, FetchOptions options) {
    return batches.one(resource, options);
  }

  public <T> CompletableFuture<List<Outcome<T>>> fetchAll(
      Collection<Resource<T>> resources, FetchOptions options) {
    return batches.all(resources, options);
  }

  public <T> CompletableFuture<Progress> fetchEach(
      Iterable<Resource<T>> resources,
      FetchOptions options,
      Consumer<? super Outcome<T>> sink,
      Consumer<? super Progress> progress) {
    return batches.each(resources, options, sink, progress);
  }

  /** The version that files of a season are read at; never fails. */
  public CompletableFuture<String> ref(int season, FetchOptions options) {
    return releases.ref(season, options);
  }

  /** What is known of a file outside of the published tree; nobody is asked. */
  public SideFile knownFile(URI address) {
    return sideFiles.known(address);
  }

  /**
   * What is known of such a file after its server was asked, if that is due. Ends on a thread that
   * callers may use, and never fails.
   *
   * @param name names it on disk
   * @param ttl for how long it is fresh
   * @param timeout how long it is waited for
   * @param check throws an {@link IllegalArgumentException} if a document is not usable
   * @param anew whether to ask even if what is known is fresh
   */
  public CompletableFuture<SideFile> sideFile(
      String name,
      int season,
      URI address,
      Duration ttl,
      Duration timeout,
      Consumer<JsonDocument> check,
      FetchOptions options,
      boolean anew) {
    var wanted = new SideFiles.Wanted(name, season, address, ttl, timeout, 0, check);
    CompletableFuture<SideFile> file = sideFiles.get(wanted, options, anew);
    if (file.isDone()) {
      return file;
    }
    var own = new CompletableFuture<SideFile>(); // one caller's cancelling must not end it for all
    file.whenComplete((known, problem) -> onCallbackThread(() -> own.complete(known)));
    return own;
  }

  /** The time of day, by the client's clock. */
  public Instant now() {
    return time.instant();
  }

  private void onCallbackThread(Runnable task) {
    try {
      workers.callbacks().execute(task);
    } catch (RejectedExecutionException closed) {
      task.run();
    }
  }

  public HttpSession http() {
    return http;
  }

  public Cache cache() {
    return upkeep;
  }

  /** The limit that tasks of callers run under. */
  public Limit callersLimit() {
    return callersLimit;
  }

  public ConnectionStats connectionStats() {
    return transport.stats();
  }

  public ClientStats stats() {
    return counters.snapshot(cache.stats());
  }

  public List<CdnStatus> cdns() {
    return config.get().cdns().stream().map(this::status).toList();
  }

  private CdnStatus status(Cdn cdn) {
    String name = cdn.name();
    return new CdnStatus(
        cdn,
        breakers.state(name),
        breakers.retryIn(name),
        Duration.ofNanos(rates.holdNanos(name, time.nanoTime())),
        rates.perSecond(name, time.nanoTime()),
        breakers.failuresInARow(name),
        breakers.inFlight(name));
  }

  public void resetBreakers() {
    cdns().forEach(cdn -> reset(cdn.name()));
  }

  public void resetBreaker(String name) {
    List<String> known = cdns().stream().map(CdnStatus::name).toList();
    if (!known.contains(name)) {
      throw new IllegalArgumentException("no CDN is named \"" + name + "\"; there are " + known);
    }
    reset(name);
  }

  private void reset(String name) {
    breakers.reset(name);
    rates.forget(name);
  }

  @Override
  public void close() {
    batches.leaveOwn();
    lifecycle.close(time, config.get().closeTimeout(), admission::close, this::release);
  }

  /** In walking order: who hands on work goes before who does it. */
  private void release() {
    release(cache::close);
    release(transport);
    release(resolvers);
    release(workers);
    release(batches::endTurns);
    release(bodies);
    if (ownTime != null) {
      release(ownTime);
    }
  }

  /** What goes wrong with one must not keep the others open. */
  private static void release(AutoCloseable part) {
    try {
      part.close();
    } catch (Throwable thrown) {
      Unexpected.of(thrown).logged("closing the client");
    }
  }
}
