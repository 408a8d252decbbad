package io.tif1.client;

import static java.util.Objects.requireNonNull;

import io.tif1.client.event.FetchListener;
import io.tif1.client.internal.Assembly;
import io.tif1.model.SessionKey;
import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.EventSession;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A client. Owns connections, threads, the cache and the breakers; open one and share it.
 *
 * <pre>{@code
 * try (var f1 = Tif1.open()) {
 *   var drivers = f1.fetch(Resource.json(2021, "Belgian Grand Prix", "Race", "drivers.json"));
 *   System.out.println(drivers.text());
 * }
 * }</pre>
 *
 * <p>Safe for use by multiple threads. All threads it owns are daemons.
 *
 * @since 0.1
 */
public final class Tif1 implements Fetcher, AutoCloseable {
  private final Assembly assembly;
  private final Settings settings;
  private final View front;
  private final boolean shared;

  private Tif1(Assembly assembly, Settings settings, boolean shared) {
    this.assembly = assembly;
    this.settings = settings;
    this.shared = shared;
    this.front =
        new View(
            assembly,
            new ClientCalendar(assembly, settings::snapshot),
            () -> FetchOptions.of(settings.snapshot()));
  }

  /** Opens a client with {@linkplain Tif1Config#load() the settings of this machine}. */
  public static Tif1 open() {
    return open(Tif1Config.load());
  }

  /** Opens a client with {@code config}. */
  public static Tif1 open(Tif1Config config) {
    return builder(config).open();
  }

  /** Begins a client that takes more than settings. */
  public static Builder builder(Tif1Config config) {
    return new Builder(config);
  }

  /**
   * The client of this process, opened on first use with {@linkplain Tif1Config#load() the settings
   * of this machine} and closed when the JVM ends. After {@link #closeShared} the next call opens a
   * new one. It belongs to nobody alone, so {@link #close} has no effect on it, and one may take it
   * in a {@code try}-with-resources like a client of one's own: fetches of others go on.
   */
  public static Tif1 shared() {
    return SharedClient.get();
  }

  /** The client that {@link #shared} hands out. */
  static Tif1 openShared() {
    return builder(Tif1Config.load()).open(true);
  }

  /**
   * Closes the client of this process, if it is open, for all who use it, as {@link #close} does
   * with others. May be called any number of times.
   */
  public static void closeShared() {
    SharedClient.close();
  }

  @Override
  public FetchOptions options() {
    return front.options();
  }

  @Override
  public Fetcher with(UnaryOperator<FetchOptions> edit) {
    return front.with(edit);
  }

  @Override
  public ClientCalendar calendar() {
    return front.calendar();
  }

  @Override
  public Session session(SessionKey key) {
    return front.session(key);
  }

  @Override
  public <T> CompletableFuture<T> fetchAsync(Resource<T> resource) {
    return front.fetchAsync(resource);
  }

  @Override
  public <T> CompletableFuture<List<Outcome<T>>> fetchAllAsync(Collection<Resource<T>> resources) {
    return front.fetchAllAsync(resources);
  }

  @Override
  public <T> CompletableFuture<Progress> fetchEachAsync(
      Iterable<Resource<T>> resources,
      Consumer<? super Outcome<T>> sink,
      Consumer<? super Progress> progress) {
    return front.fetchEachAsync(resources, sink, progress);
  }

  /**
   * The events of a season in order of time, tests included, by the client's {@linkplain
   * #calendar() calendar}.
   *
   * @throws io.tif1.model.calendar.UnknownNameException if no calendar of the season is known
   */
  public List<Event> events(int season) {
    return calendar().of(season).events();
  }

  /**
   * The sessions of an event in order of time, by the client's {@linkplain #calendar() calendar}.
   *
   * @param event a name in whole or in part, or a round in digits; see {@link
   *     io.tif1.model.calendar.SeasonCalendar}
   * @throws io.tif1.model.calendar.UnknownNameException if no event is called so, or several are;
   *     it has suggestions
   */
  public List<EventSession> sessions(int season, String event) {
    return calendar().of(season).sessions(event);
  }

  /** The event that is under way or comes next, by this client's clock; tests included. */
  public Optional<Event> nextEvent() {
    return nextEvent(assembly.now());
  }

  /** The event that is under way at a moment or comes next; tests included. */
  public Optional<Event> nextEvent(Instant moment) {
    return calendar().nextEvent(moment, true);
  }

  /**
   * The version of the published tree that this client reads files of a season at. If that is set
   * to {@link Ref#LATEST_RELEASE}, the tag that it stands for, which is asked for on first use and
   * stays the same while the client is open; {@code main} if it could not be found.
   *
   * @since 0.2
   */
  public String ref(int season) {
    return Futures.join(refAsync(season));
  }

  /**
   * As {@link #ref}, without blocking. It fails only if it is cancelled.
   *
   * @since 0.2
   */
  public CompletableFuture<String> refAsync(int season) {
    return assembly.ref(season, options()).copy();
  }

  /**
   * Runs a task of the caller's under a limit of the client's size, shared by all tasks given to
   * this method: at most {@code max_concurrent_requests} of them run at a time. For a limit of
   * one's own, share a {@link Limit}.
   *
   * <p>It is not the very limit that the client's requests are under, so that a task may fetch:
   * with one limit for both, as many tasks as there are permits would wait for each other for ever.
   */
  public <T> CompletableFuture<T> withRateLimit(Supplier<? extends CompletableFuture<T>> task) {
    return assembly.callersLimit().run(task);
  }

  /** The client's connections as a plain HTTP client. */
  public HttpSession http() {
    return assembly.http();
  }

  /** The client's cache, to look into and to look after. */
  public Cache cache() {
    return assembly.cache();
  }

  /** What the transport has counted so far. */
  public ConnectionStats connectionStats() {
    return assembly.connectionStats();
  }

  /** What fetches have counted so far. */
  public ClientStats stats() {
    return assembly.stats();
  }

  /** The CDNs in order of preference, as the client sees them now. */
  public List<CdnStatus> cdns() {
    return assembly.cdns();
  }

  /** The CDNs' breakers seen as one. */
  public CircuitBreaker circuitBreaker() {
    return new CircuitBreaker(assembly::cdns, assembly::resetBreakers);
  }

  /**
   * Closes the breaker of one CDN and forgets the failures it counted and how long it asked to be
   * left alone.
   *
   * @param cdn its {@linkplain CdnStatus#name name}
   * @throws IllegalArgumentException if there is no such CDN; the message lists those there are
   */
  public void resetBreaker(String cdn) {
    assembly.resetBreaker(requireNonNull(cdn, "cdn"));
  }

  /** The settings of this client, to read and to change while it is open. */
  public Settings settings() {
    return settings;
  }

  /**
   * Changes settings; fetches begun from now on run under the new ones.
   *
   * @throws IllegalArgumentException if a value makes no sense; then nothing is changed
   */
  public void update(UnaryOperator<Tif1Config.Builder> edit) {
    settings.update(edit);
  }

  /**
   * Ends the client in order: new fetches are refused at once, running ones get {@code
   * close_timeout} (default 5 s) and are then cancelled, connections and threads are released.
   * Returns when all of that is done. Has no effect the second time. If the thread is interrupted
   * while it waits, what runs is cancelled at once and the interrupt status is set again.
   *
   * <p>Sources, sinks and progress listeners of {@code fetchEach} count as running: one that has
   * not returned after {@code close_timeout} is interrupted, and its batch fails with a {@link
   * java.util.concurrent.CancellationException}. Stages that hang on futures are the caller's own:
   * they are neither waited for nor interrupted.
   *
   * <p>Has no effect on the {@linkplain #shared shared} client, which {@link #closeShared} closes.
   */
  @Override
  public void close() {
    if (!shared) {
      end();
    }
  }

  /** Ends the client, shared or not. */
  void end() {
    assembly.close();
  }

  /** Takes what is not data. Not safe for use by multiple threads. */
  public static final class Builder {
    private final Tif1Config config;
    private @Nullable FetchListener listener;
    private @Nullable TimeSource time;

    private Builder(Tif1Config config) {
      this.config = requireNonNull(config, "config");
    }

    /** Told of every event. Default: none. */
    public Builder listener(FetchListener listener) {
      this.listener = requireNonNull(listener, "listener");
      return this;
    }

    /** For tests; the default reads {@link System#nanoTime} and has one daemon timer thread. */
    public Builder timeSource(TimeSource time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /** Opens the client. Nothing is connected until the first fetch. */
    public Tif1 open() {
      return open(false);
    }

    private Tif1 open(boolean shared) {
      var settings = new Settings(config);
      Assembly assembly = Assembly.of(settings::snapshot, listener, time);
      settings.onChange(assembly::configure);
      return new Tif1(assembly, settings, shared);
    }
  }
}
