package io.tif1.model.result;

import io.tif1.model.QualifyingPart;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A driver's line in {@link SessionResults}. There are neither points nor a status: nothing
 * published tells them. Immutable.
 *
 * @param position from 1; empty if nothing is known to put the driver in order by
 * @param driver three letters
 * @param number racing number; null if it is not known
 * @param team null if it is not known
 * @param laps in a race laps completed, else laps driven, whether timed or not
 * @param time in a race from the start to the end of the last lap completed, interruptions
 *     included; null in other sessions, or if it is not known
 * @param gap how much later or slower than the first: in a race at the end of the last lap, if both
 *     completed as many; in practice between the best laps; in qualifying between the best laps of
 *     the last part in which this driver has a time, to the best one there. Zero for the first;
 *     null if there is none
 * @param lapsBehind in a race how many laps fewer than the first; empty in other sessions
 * @param bestLap time of the fastest lap that counts; null if there is none
 * @param parts in qualifying the time of the fastest lap that counts in each part, for the parts in
 *     which there is one; empty in other sessions
 * @since 0.1
 */
public record DriverResult(
    OptionalInt position,
    String driver,
    @Nullable String number,
    @Nullable String team,
    int laps,
    @Nullable Duration time,
    @Nullable Duration gap,
    OptionalInt lapsBehind,
    @Nullable Duration bestLap,
    Map<QualifyingPart, Duration> parts) {

  /** Keeps a copy of the map. */
  public DriverResult {
    parts = Map.copyOf(parts);
  }

  /** Best time in a part of qualifying; null if there is none. */
  public @Nullable Duration best(QualifyingPart part) {
    return parts.get(part);
  }
}
