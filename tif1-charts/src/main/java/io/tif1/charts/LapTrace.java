package io.tif1.charts;

import io.tif1.model.Lap;
import io.tif1.model.Telemetry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry of a lap and what to call it. Immutable.
 *
 * @param label such as {@code VER lap 14}
 * @param telemetry of that lap
 * @param team gives the line its colour; null if the colour does not matter
 * @param lap the published lap, whose sector times say when the car passed the lines; null if it is
 *     not known
 * @since 0.1
 */
public record LapTrace(
    String label, Telemetry telemetry, @Nullable String team, @Nullable Lap lap) {
  public LapTrace {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(telemetry, "telemetry");
  }

  /** A lap without a team. */
  public static LapTrace of(String label, Telemetry telemetry) {
    return new LapTrace(label, telemetry, null, null);
  }

  /** The same lap in the colour of a team. */
  public LapTrace ofTeam(String name) {
    return new LapTrace(label, telemetry, name, lap);
  }

  /**
   * The same lap with the sector times of the published one. The gap between two laps that both
   * have them is exact where sectors end.
   */
  public LapTrace timedBy(Lap published) {
    return new LapTrace(label, telemetry, team, published);
  }
}
