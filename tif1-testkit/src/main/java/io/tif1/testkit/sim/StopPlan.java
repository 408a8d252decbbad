package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.List;

/** On which tyres a car means to run a race, and when it means to change them. */
final class StopPlan {
  private final List<Tyre> tyres = new ArrayList<>();
  private final List<Integer> stopLaps = new ArrayList<>();
  private final List<Integer> used = new ArrayList<>();

  private StopPlan() {}

  static StopPlan of(Setup setup, Chance chance) {
    StopPlan plan = new StopPlan();
    int laps = setup.laps();
    int stops = setup.kind() == SessionKind.SPRINT || laps < 8 ? 0 : laps < 25 ? 1 : 2;
    if (stops == 2 && chance.happens(0.45)) {
      stops = 1;
    }
    for (int i = 0; i <= stops; i++) {
      plan.tyres.add(setup.wet() ? wetTyre(chance) : dryTyre(plan, stops, chance));
      plan.used.add(chance.happens(0.25) ? chance.between(1, 4) : 0);
      if (i < stops) {
        double share = (i + 1.0) / (stops + 1);
        plan.stopLaps.add(Math.max(2, (int) (laps * (share + chance.between(-0.08, 0.08)))));
      }
    }
    return plan;
  }

  private static Tyre wetTyre(Chance chance) {
    return chance.happens(0.15) ? Tyre.WET : Tyre.INTERMEDIATE;
  }

  private static Tyre dryTyre(StopPlan plan, int stops, Chance chance) {
    if (plan.tyres.isEmpty()) {
      return chance.happens(0.3) ? Tyre.SOFT : Tyre.MEDIUM;
    }
    boolean changed = plan.tyres.size() == stops && !plan.tyres.contains(Tyre.HARD);
    return changed || chance.happens(0.6) ? Tyre.HARD : Tyre.MEDIUM;
  }

  /** The tyre of a stint, from 1; beyond the plan the last one again. */
  Tyre tyre(int stint) {
    return tyres.get(Math.min(stint, tyres.size()) - 1);
  }

  /** How many laps the set of a stint has done before. */
  int usedLaps(int stint) {
    return used.get(Math.min(stint, used.size()) - 1);
  }

  /** Whether to come in at the end of this lap; a cheap chance is taken up to eight laps early. */
  boolean stops(int stint, int lap, boolean cheap) {
    if (stint > stopLaps.size()) {
      return false;
    }
    int planned = stopLaps.get(stint - 1);
    return lap >= planned || (cheap && lap + 8 >= planned);
  }
}
