package io.tif1.client;

import io.tif1.model.Columns;
import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.FileKind;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.SessionKey;
import io.tif1.model.Weather;
import io.tif1.model.result.SessionKind;
import io.tif1.model.result.SessionResults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Session#load} had of a session, and the report that says what it had not. A part that
 * was not asked for, was not published or could not be had is empty; {@link #report} tells which.
 * Immutable.
 *
 * @since 0.1
 */
public final class LoadedSession {
  private final LoadReport report;
  private final @Nullable Drivers drivers;
  private final @Nullable Loaded<Laps> laps;
  private final @Nullable Weather weather;
  private final @Nullable RaceControl raceControl;
  private final @Nullable Corners corners;
  private final List<LapTelemetry> telemetry;

  LoadedSession(
      LoadReport report,
      @Nullable Drivers drivers,
      @Nullable Loaded<Laps> laps,
      @Nullable Weather weather,
      @Nullable RaceControl raceControl,
      @Nullable Corners corners,
      List<LapTelemetry> telemetry) {
    this.report = report;
    this.drivers = drivers;
    this.laps = laps;
    this.weather = weather;
    this.raceControl = raceControl;
    this.corners = corners;
    this.telemetry = List.copyOf(telemetry);
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
    return laps == null ? Optional.empty() : laps.value();
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

  /**
   * Every lap and what came of asking for its telemetry, in the order of {@link #laps}; empty
   * unless {@link Part#TELEMETRY} was asked for. Laps that do not say whose they are are left out.
   */
  public List<LapTelemetry> telemetry() {
    return telemetry;
  }

  /**
   * The result, derived from the laps; see {@link Session#results}.
   *
   * @throws IllegalStateException if the laps were not asked for
   * @throws Tif1Exception if there are none, or some could not be had although they are published
   */
  public SessionResults results() {
    if (laps == null) {
      throw new IllegalStateException("results are derived from laps; load Part.LAPS too");
    }
    report.throwIfFailed(FileKind.DRIVERS, FileKind.SESSION_LAPS, FileKind.LAPS);
    Laps all = laps.orElseThrow();
    Drivers known = drivers().orElseGet(() -> Drivers.of(Columns.of(Map.of())));
    boolean qualifying = SessionKind.of(key()).orElse(null) == SessionKind.QUALIFYING;
    if (!qualifying || !all.splitQualifyingSessions().isEmpty()) {
      return SessionResults.of(key(), all, known);
    }
    report.throwIfFailed(FileKind.RACE_CONTROL);
    return raceControl == null
        ? SessionResults.of(key(), all, known)
        : SessionResults.ofQualifying(all, known, raceControl);
  }

  /** The report as a table for a log. */
  @Override
  public String toString() {
    return report.toString();
  }
}
