package io.tif1.cli;

import io.tif1.model.Lap;
import io.tif1.model.Laps;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of laps that are {@linkplain Laps#pickImpossible impossible}. */
final class NotCounted {
  private static final int NAMED = 3;

  private NotCounted() {}

  /** One line of them; empty if there is none. */
  static Optional<String> line(Laps impossible) {
    int laps = impossible.size();
    if (laps == 0) {
      return Optional.empty();
    }
    String named =
        impossible.stream().limit(NAMED).map(NotCounted::named).collect(Collectors.joining(", "));
    return Optional.of(
        "not counted: "
            + named
            + (laps > NAMED ? " and " + (laps - NAMED) + " more" : "")
            + "; faster than the best sectors of all laps allow, and without sectors of "
            + (laps == 1 ? "its" : "their")
            + " own");
  }

  private static String named(Lap lap) {
    return lap.driver() + " lap " + lap.number() + " in " + Units.lapTime(lap.lapTimeS());
  }
}
