package io.tif1.client;

import static java.util.Objects.requireNonNull;

import io.tif1.model.Columns;
import io.tif1.model.Corners;
import io.tif1.model.Driver;
import io.tif1.model.Drivers;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.SessionKey;
import io.tif1.model.Weather;
import io.tif1.model.result.SessionKind;
import io.tif1.model.result.SessionResults;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A session of an event, for instance the race at Spa in 2021: {@code f1.session(2021, "Spa",
 * "R")}. Lazy: nothing is fetched until it is asked for, and then only the files that hold it.
 *
 * <p>Every operation exists twice, as in {@link Fetcher}, and under the options of the fetcher that
 * the session was made with. A method that is named for what one file holds throws what {@link
 * Fetcher#fetch} throws. Of a session that by the calendar has not been run, the {@link
 * NotFoundException} says when it starts.
 *
 * <p>Several files at once, partial data: a file that cannot be had never fails the others. What
 * {@link #laps()} gives then lacks the laps of a driver, and its {@link Laps#findings} say so;
 * {@link #loadLaps} and {@link #load} give a {@link LoadReport} with it, which says of each file
 * how it was had or why not. Under {@link Validation#STRICT} laps that are lacking are an error.
 * What is derived from the laps of all drivers ({@link #fastestLaps}, {@link #results}) is not
 * derived from a part of them: if laps are published and cannot be had, that is an error.
 *
 * <p>A session keeps nothing: what has been had is answered again by the client's cache, as long as
 * that is fresh. Without a cache ({@code enable_cache} off, {@link CachePolicy#BYPASS}) each call
 * fetches anew, so that it is better to hold on to what {@link #laps()} gave.
 *
 * <p>Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class Session {
  private final Fetcher fetcher;
  private final SessionKey key;
  private final Judge judge;

  Session(Fetcher fetcher, SessionKey key, ClientCalendar calendar, Supplier<Instant> now) {
    this.fetcher = fetcher;
    this.key = requireNonNull(key, "key");
    this.judge = new Judge(key, calendar, now);
  }

  /** Where its files are published. */
  public SessionKey key() {
    return key;
  }

  Judge judge() {
    return judge;
  }

  /** The drivers, in the order of the published file: {@code drivers.json}. */
  public Drivers drivers() {
    return Futures.join(driversAsync());
  }

  /** As {@link #drivers()}, without blocking. */
  public CompletableFuture<Drivers> driversAsync() {
    return one(Resource.drivers(key));
  }

  /**
   * One driver, out of {@code drivers.json}.
   *
   * @param identifier three-letter code, racing number, full name or last name; see {@link
   *     Drivers#find}
   * @throws NotFoundException if there is no such driver; the message says which there are
   */
  public Driver driver(String identifier) {
    return Futures.join(driverAsync(identifier));
  }

  /** As {@link #driver}, without blocking. */
  public CompletableFuture<Driver> driverAsync(String identifier) {
    requireNonNull(identifier, "identifier");
    return Steps.map(
        driversAsync(),
        drivers -> drivers.find(identifier).orElseThrow(() -> unknown(identifier, drivers)));
  }

  private NotFoundException unknown(String identifier, Drivers drivers) {
    String there = drivers.stream().map(Driver::toString).collect(Collectors.joining(", "));
    return judge.absent(
        Resource.drivers(key),
        "no driver \"" + identifier + "\" in " + key + ", or more than one; there are " + there);
  }

  /** The weather: {@code weather.json}. Not published for tests. */
  public Weather weather() {
    return Futures.join(weatherAsync());
  }

  /** As {@link #weather}, without blocking. */
  public CompletableFuture<Weather> weatherAsync() {
    return one(Resource.weather(key));
  }

  /** The messages of race control: {@code rcm.json}. Not published for tests. */
  public RaceControl raceControl() {
    return Futures.join(raceControlAsync());
  }

  /** As {@link #raceControl}, without blocking. */
  public CompletableFuture<RaceControl> raceControlAsync() {
    return one(Resource.raceControl(key));
  }

  /** The corners of the circuit: {@code corners.json}. Not published for every session. */
  public Corners corners() {
    return Futures.join(cornersAsync());
  }

  /** As {@link #corners}, without blocking. */
  public CompletableFuture<Corners> cornersAsync() {
    return one(Resource.corners(key));
  }

  /**
   * The laps of all drivers, from the files that {@link LapSource#SESSION_FILE_FIRST} says: one
   * request as a rule, 2 + n if the session has no file of all laps. Laps of old files (generations
   * G0 and G1) are given their drivers by the files' folders and their teams by {@code
   * drivers.json}.
   *
   * @return the laps that could be had. If a driver's could not, {@link Laps#findings} has {@link
   *     io.tif1.model.check.Rule#INCOMPLETE}; {@link #loadLaps} says why
   * @throws NotFoundException if no laps are published
   * @throws Tif1Exception if none could be had; under strict validation, if some could not
   */
  public Laps laps() {
    return Futures.join(lapsAsync());
  }

  /** As {@link #laps()}, without blocking. */
  public CompletableFuture<Laps> lapsAsync() {
    return Steps.map(loadLapsAsync(LapSource.SESSION_FILE_FIRST), this::accepted);
  }

  private Laps accepted(Loaded<Laps> laps) {
    return fetcher.options().validation() == Validation.STRICT
        ? laps.orElseThrowUnlessComplete()
        : laps.orElseThrow();
  }

  /**
   * The laps of one driver: {@code VER/laptimes.json}, one request. If that cannot be had, the
   * driver's laps in {@code session_laptimes.json}.
   *
   * @param driver three letters, in either case
   * @throws IllegalArgumentException if they are not three letters
   * @throws NotFoundException if neither is published or has laps of the driver; the message says
   *     of whom there are, if that is known
   */
  public Laps laps(String driver) {
    return Futures.join(lapsAsync(driver));
  }

  /** As {@link #laps(String)}, without blocking. */
  public CompletableFuture<Laps> lapsAsync(String driver) {
    return Steps.map(loadLapsAsync(List.of(driver)), Loaded::orElseThrow);
  }

  /** The laps of all drivers and how each file was had; never fails for what could not be. */
  public Loaded<Laps> loadLaps(LapSource source) {
    return Futures.join(loadLapsAsync(source));
  }

  /** As {@link #loadLaps(LapSource)}, without blocking; it fails only if it is cancelled. */
  public CompletableFuture<Loaded<Laps>> loadLapsAsync(LapSource source) {
    return new LapLoad(fetcher, key, judge).from(requireNonNull(source, "source"));
  }

  /**
   * The laps of some drivers and how each file was had: a file each, in parallel; and the session's
   * for those whose own are not had.
   *
   * @param drivers three letters each, in either case
   * @throws IllegalArgumentException if one is not three letters
   */
  public Loaded<Laps> loadLaps(Collection<String> drivers) {
    return Futures.join(loadLapsAsync(drivers));
  }

  /** As {@link #loadLaps(Collection)}, without blocking; it fails only if it is cancelled. */
  public CompletableFuture<Loaded<Laps>> loadLapsAsync(Collection<String> drivers) {
    return new LapLoad(fetcher, key, judge).of(drivers);
  }

  /**
   * A lap. Nothing is fetched before it is asked for something; its telemetry is one request.
   *
   * @param driver three letters, in either case
   * @param number from 1
   * @throws IllegalArgumentException if either makes no sense
   */
  public SessionLap lap(String driver, int number) {
    return new SessionLap(this, driver, number);
  }

  /**
   * The fastest lap of all whose time is not deleted; empty if none is timed.
   *
   * @throws Tif1Exception as {@link #laps()}; and if laps that are published could not be had
   */
  public Optional<Lap> fastestLap() {
    return Futures.join(fastestLapAsync());
  }

  /** As {@link #fastestLap}, without blocking. */
  public CompletableFuture<Optional<Lap>> fastestLapAsync() {
    return Steps.map(
        loadLapsAsync(LapSource.SESSION_FILE_FIRST),
        laps -> laps.orElseThrowIfFailed().pickFastest());
  }

  /**
   * The fastest lap of each driver whose time is not deleted, the fastest first. Drivers without a
   * timed lap have none.
   *
   * @param drivers three letters each: only of these, from their own files. None: of all, as {@link
   *     #laps()}
   * @throws NotFoundException if there are no laps of a driver who was named
   * @throws Tif1Exception as {@link #laps()}; and if laps that are published could not be had
   */
  public Laps fastestLaps(String... drivers) {
    return Futures.join(fastestLapsAsync(drivers));
  }

  /** As {@link #fastestLaps}, without blocking. */
  public CompletableFuture<Laps> fastestLapsAsync(String... drivers) {
    CompletableFuture<Laps> laps =
        drivers.length == 0
            ? Steps.map(loadLapsAsync(LapSource.SESSION_FILE_FIRST), Loaded::orElseThrowIfFailed)
            : Steps.map(loadLapsAsync(Arrays.asList(drivers)), Loaded::orElseThrowUnlessComplete);
    return Steps.map(laps, all -> all.fastestPerDriver());
  }

  /**
   * {@link #fastestLap} and its telemetry. If that lap has none, the outcome says so: the next
   * fastest lap is not taken in its place.
   */
  public Optional<LapTelemetry> fastestLapTelemetry() {
    return Futures.join(fastestLapTelemetryAsync());
  }

  /** As {@link #fastestLapTelemetry}, without blocking. */
  public CompletableFuture<Optional<LapTelemetry>> fastestLapTelemetryAsync() {
    return Steps.then(
        fastestLapAsync(),
        fastest -> {
          Laps one =
              fastest
                  .map(lap -> lap.laps().select(lap.row()))
                  .orElseGet(() -> Laps.of(Columns.of(Map.of())));
          return Steps.map(telemetryAsync(one), had -> had.stream().findFirst());
        });
  }

  /**
   * {@link #fastestLaps} and their telemetry, in the same order; fetched in parallel. A lap without
   * telemetry stays what it is: no other takes its place.
   */
  public List<LapTelemetry> fastestLapsTelemetry(String... drivers) {
    return Futures.join(fastestLapsTelemetryAsync(drivers));
  }

  /** As {@link #fastestLapsTelemetry}, without blocking. */
  public CompletableFuture<List<LapTelemetry>> fastestLapsTelemetryAsync(String... drivers) {
    return Steps.then(fastestLapsAsync(drivers), this::telemetryAsync);
  }

  /**
   * The telemetry of laps, in their order; fetched in parallel and all held in memory. A lap that
   * is there twice is fetched, and stands here, once.
   *
   * @param laps of this session
   * @throws IllegalArgumentException if a lap does not say whose it is
   */
  public List<LapTelemetry> telemetry(Laps laps) {
    return Futures.join(telemetryAsync(laps));
  }

  /** As {@link #telemetry}, without blocking. */
  public CompletableFuture<List<LapTelemetry>> telemetryAsync(Laps laps) {
    return LapTelemetryLoad.of(fetcher, key, laps).all();
  }

  /**
   * Hands the telemetry of each lap over as it comes; memory is bounded as in {@link
   * Fetcher#fetchEach}, however many laps there are.
   *
   * @param laps of this session, for instance all of {@link #laps()}
   * @param sink called for one lap at a time, in no order, on a thread of the client's; what it
   *     throws ends the batch and is thrown here
   * @return the counts
   * @throws IllegalArgumentException if a lap does not say whose it is
   */
  public Progress telemetryEach(Laps laps, Consumer<? super LapTelemetry> sink) {
    return Futures.join(telemetryEachAsync(laps, sink));
  }

  /** As {@link #telemetryEach}, without blocking. */
  public CompletableFuture<Progress> telemetryEachAsync(
      Laps laps, Consumer<? super LapTelemetry> sink) {
    return LapTelemetryLoad.of(fetcher, key, laps).each(requireNonNull(sink, "sink"));
  }

  /**
   * The result, derived from laps and drivers, since none is published: it is the order on the road
   * and need not be the official one. {@link SessionResults} has the rules. Two requests as a rule;
   * three in qualifying, whose parts the messages of race control tell if the laps do not.
   *
   * @throws NotFoundException if no laps are published
   * @throws Tif1Exception if laps or drivers that are published could not be had: an order without
   *     some of the drivers would be a wrong one
   * @throws IllegalArgumentException if the session's name is of no kind that has results
   */
  public SessionResults results() {
    return Futures.join(resultsAsync());
  }

  /** As {@link #results}, without blocking. */
  public CompletableFuture<SessionResults> resultsAsync() {
    boolean qualifying = SessionKind.of(key).orElse(null) == SessionKind.QUALIFYING;
    CompletableFuture<LoadedSession> loaded =
        qualifying
            ? loadAsync(Part.DRIVERS, Part.LAPS, Part.RACE_CONTROL)
            : loadAsync(Part.DRIVERS, Part.LAPS);
    return Steps.map(loaded, LoadedSession::results);
  }

  /**
   * Loads parts of the session at once and says how each file was had. What could not be had is
   * empty in what is returned, and in the report; nothing is thrown for it.
   *
   * @param what the parts; none: all but {@link Part#TELEMETRY}, five requests as a rule
   */
  public LoadedSession load(Part... what) {
    return Futures.join(loadAsync(what));
  }

  /** As {@link #load}, without blocking; it fails only if it is cancelled. */
  public CompletableFuture<LoadedSession> loadAsync(Part... what) {
    return new SessionLoad(fetcher, key, judge, Part.wanted(what)).begin();
  }

  <T> CompletableFuture<T> one(Resource<T> resource) {
    return Steps.map(
        fetcher.fetchAllAsync(List.of(resource)), outcomes -> judge.value(outcomes.get(0)));
  }

  /** Season, event and session. */
  @Override
  public String toString() {
    return key.toString();
  }
}
