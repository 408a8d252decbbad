package io.tif1.client;

import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.SessionKey;
import io.tif1.model.Weather;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Session#load} had of a session, and the report that says what it had not. A part that
 * was not asked for, was not published or could not be had is empty; {@link #report} tells which.
 * Immutable.
 *
 * @since 0.2
 */
public final class LoadedSession {
  private final LoadReport report;
  private final @Nullable Drivers drivers;
  private final @Nullable Laps laps;
  private final @Nullable Weather weather;
  private final @Nullable RaceControl raceControl;
  private final @Nullable Corners corners;

  LoadedSession(
      LoadReport report,
      @Nullable Drivers drivers,
      @Nullable Laps laps,
      @Nullable Weather weather,
      @Nullable RaceControl raceControl,
      @Nullable Corners corners) {
    this.report = report;
    this.drivers = drivers;
    this.laps = laps;
    this.weather = weather;
    this.raceControl = raceControl;
    this.corners = corners;
  }

  /** The session. */
  public SessionKey key() {
    return report.session();
  }

  /** How each file was had, or why not. */
  public LoadReport report() {
    return report;
  }

  /** Whether nothing that was asked for is lacking; see {@link LoadReport#isComplete}. */
  public boolean isComplete() {
    return report.isComplete();
  }

  /** The drivers. */
  public Optional<Drivers> drivers() {
    return Optional.ofNullable(drivers);
  }

  /** The laps of all drivers, or of those whose laps were had; see {@link LoadReport#lacking}. */
  public Optional<Laps> laps() {
    return Optional.ofNullable(laps);
  }

  /** The weather. */
  public Optional<Weather> weather() {
    return Optional.ofNullable(weather);
  }

  /** The messages of race control. */
  public Optional<RaceControl> raceControl() {
    return Optional.ofNullable(raceControl);
  }

  /** The corners of the circuit. */
  public Optional<Corners> corners() {
    return Optional.ofNullable(corners);
  }

  /** The report as a table for a log. */
  @Override
  public String toString() {
    return report.toString();
  }
}
