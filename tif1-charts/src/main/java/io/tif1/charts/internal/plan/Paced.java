package io.tif1.charts.internal.plan;

import io.tif1.charts.LapPace;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import java.util.List;
import java.util.Set;

/**
 * The laps of a table that are fast enough to be drawn.
 *
 * @param notes what was left out
 */
record Paced(Laps laps, List<String> notes) {
  private static final double QUICK = 1.07;

  static Paced of(Laps all, LapPace pace) {
    boolean isRace = all.position().present().findAny().isPresent();
    Lap fastest = all.pickFastest().orElse(null);
    if (pace == LapPace.ALL || pace == LapPace.USUAL && isRace || fastest == null) {
      return new Paced(all, List.of());
    }
    Laps quick = all.pickQuickLaps(QUICK, all);
    int slower = (int) all.lapTimeS().present().count() - quick.size();
    if (slower == 0) {
      return new Paced(quick, List.of());
    }
    String note =
        "Quick laps only, within 107 percent of the fastest ("
            + Shown.clock(fastest.lapTimeS(), 3)
            + "): "
            + Shown.count(slower, "slower lap", "slower laps")
            + " left out"
            + without(all, quick)
            + ".";
    return new Paced(quick, List.of(note));
  }

  private static String without(Laps all, Laps quick) {
    Set<String> there = Set.copyOf(quick.drivers());
    List<String> absent = all.drivers().stream().filter(code -> !there.contains(code)).toList();
    return absent.isEmpty() ? "" : ", all of " + String.join(", ", absent);
  }
}
