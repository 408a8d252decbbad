package io.tif1.client;

import static java.util.Objects.requireNonNull;

import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.SessionKey;
import io.tif1.model.Weather;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A session of an event, for instance the race at Spa in 2021. Lazy: nothing is fetched until it is
 * asked for, and then only the files that hold it.
 *
 * @since 0.2
 */
public final class Session {
  private final Fetcher fetcher;
  private final SessionKey key;
  private final Judge judge;

  Session(Fetcher fetcher, SessionKey key, Supplier<Instant> now) {
    this.fetcher = fetcher;
    this.key = requireNonNull(key, "key");
    this.judge = new Judge(key, now);
  }

  /** Where its files are published. */
  public SessionKey key() {
    return key;
  }

  public Drivers drivers() {
    return Futures.join(driversAsync());
  }

  public CompletableFuture<Drivers> driversAsync() {
    return one(Resource.drivers(key));
  }

  public Weather weather() {
    return Futures.join(weatherAsync());
  }

  public CompletableFuture<Weather> weatherAsync() {
    return one(Resource.weather(key));
  }

  public RaceControl raceControl() {
    return Futures.join(raceControlAsync());
  }

  public CompletableFuture<RaceControl> raceControlAsync() {
    return one(Resource.raceControl(key));
  }

  public Corners corners() {
    return Futures.join(cornersAsync());
  }

  public CompletableFuture<Corners> cornersAsync() {
    return one(Resource.corners(key));
  }

  public Laps laps() {
    return Futures.join(lapsAsync());
  }

  public CompletableFuture<Laps> lapsAsync() {
    return Steps.map(loadLapsAsync(LapSource.SESSION_FILE_FIRST), this::accepted);
  }

  private Laps accepted(Loaded<Laps> laps) {
    return fetcher.options().validation() == Validation.STRICT
        ? laps.orElseThrowUnlessComplete()
        : laps.orElseThrow();
  }

  public Loaded<Laps> loadLaps(LapSource source) {
    return Futures.join(loadLapsAsync(source));
  }

  public CompletableFuture<Loaded<Laps>> loadLapsAsync(LapSource source) {
    return new LapLoad(fetcher, key, judge).from(requireNonNull(source, "source"));
  }

  public LoadedSession load(Part... what) {
    return Futures.join(loadAsync(what));
  }

  public CompletableFuture<LoadedSession> loadAsync(Part... what) {
    return new SessionLoad(fetcher, key, judge, Part.wanted(what)).begin();
  }

  private <T> CompletableFuture<T> one(Resource<T> resource) {
    return Steps.map(
        fetcher.fetchAllAsync(List.of(resource)), outcomes -> judge.value(outcomes.get(0)));
  }

  /** Season, event and session. */
  @Override
  public String toString() {
    return key.toString();
  }
}
