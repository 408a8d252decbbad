package io.tif1.client;

import io.tif1.model.Lap;
import io.tif1.model.Telemetry;

/**
 * A lap and what came of asking for its telemetry. Some laps are listed without telemetry, timed
 * ones too: then the outcome is {@link Outcome.Missing}, and no other lap takes this one's place.
 * Immutable.
 *
 * @param lap the lap, as its list has it
 * @param outcome its telemetry, or why there is none
 * @since 0.1
 */
public record LapTelemetry(Lap lap, Outcome<Telemetry> outcome) {
  /** Whether the telemetry was had. */
  public boolean isHad() {
    return outcome instanceof Outcome.Success<Telemetry>;
  }

  /**
   * The telemetry.
   *
   * @throws NotFoundException if it is not published
   * @throws Tif1Exception if it could not be had
   */
  public Telemetry telemetry() {
    return outcome.orElseThrow();
  }
}
