package io.tif1.model.check;

import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.column.IntColumn;
import java.util.Set;

/** The rules for compounds, stints and the life of tyres. */
final class TyreRules {
  private static final Set<String> COMPOUNDS =
      Set.of(
          "SOFT",
          "MEDIUM",
          "HARD",
          "INTERMEDIATE",
          "WET",
          "UNKNOWN",
          "TEST-UNKNOWN",
          "HYPERSOFT", // these four in 2018 only
          "ULTRASOFT",
          "SUPERSOFT",
          "SUPERHARD");

  private TyreRules() {}

  static void check(Laps laps, Report report) {
    Formats.check(
        report,
        Rule.COMPOUND_UNKNOWN,
        LapColumn.COMPOUND,
        laps.compound(),
        "a known compound",
        COMPOUNDS::contains);
    Ranges.check(report, Rule.STINT_RANGE, LapColumn.STINT, laps.stint());
    Ranges.check(report, Rule.TYRE_LIFE_RANGE, LapColumn.TYRE_LIFE, laps.tyreLifeLaps());
    if (laps.has(LapColumn.COMPOUND)) {
      missing(laps, report);
    }
    order(laps, report);
  }

  private static void missing(Laps laps, Report report) {
    int tyre = 0;
    int firstTyre = 0;
    int compound = 0;
    int firstCompound = 0;
    for (int row = 0; row < laps.size(); row++) {
      if (laps.compound().isMissing(row)) {
        if (laps.stint().isMissing(row) && laps.tyreLifeLaps().isMissing(row)) {
          firstTyre = tyre++ == 0 ? row : firstTyre;
        } else {
          firstCompound = compound++ == 0 ? row : firstCompound;
        }
      }
    }
    if (tyre > 0) {
      String found = "none first in row " + firstTyre;
      report.add(Rule.TYRE_MISSING, LapColumn.COMPOUND, "compound, stint or life", found, tyre);
    }
    if (compound > 0) {
      String found = "none first in row " + firstCompound;
      report.add(Rule.COMPOUND_MISSING, LapColumn.COMPOUND, "a compound", found, compound);
    }
  }

  private static void order(Laps laps, Report report) {
    IntColumn stint = laps.stint();
    IntColumn life = laps.tyreLifeLaps();
    int stints = 0;
    int firstStint = 0;
    int lives = 0;
    int firstLife = 0;
    for (int row = 1; row < laps.size(); row++) {
      if (!follows(laps, row) || stint.isMissing(row) || stint.isMissing(row - 1)) {
        continue;
      }
      int step = stint.get(row) - stint.get(row - 1);
      if (step < 0 || step > 1) {
        firstStint = stints++ == 0 ? row : firstStint;
      } else if (step == 0 && !ages(life, row)) {
        firstLife = lives++ == 0 ? row : firstLife;
      }
    }
    if (stints > 0) {
      String expected = "as in the row before or one more: " + stint.get(firstStint - 1);
      double found = stint.get(firstStint);
      report.addIfAny(Rule.STINT_ORDER, LapColumn.STINT, expected, found, firstStint, stints);
    }
    if (lives > 0) {
      String expected = Integer.toString(life.get(firstLife - 1) + 1);
      double found = life.get(firstLife);
      report.addIfAny(Rule.TYRE_LIFE_ORDER, LapColumn.TYRE_LIFE, expected, found, firstLife, lives);
    }
  }

  /** Whether the row is the lap after that of the row before; old files leave laps out. */
  private static boolean follows(Laps laps, int row) {
    return LapRules.isSameDriver(laps, row)
        && laps.lapNumber().get(row) == laps.lapNumber().get(row - 1) + 1;
  }

  private static boolean ages(IntColumn life, int row) {
    return life.isMissing(row) || life.isMissing(row - 1) || life.get(row) == life.get(row - 1) + 1;
  }
}
