package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Practice, testing and qualifying: runs of laps out of the box and back. */
final class RunModel {
  private static final long MINUTE = 60_000;
  private static final Tyre[] DRY = {Tyre.SOFT, Tyre.MEDIUM, Tyre.HARD};

  private static final long[] SEGMENT_MINUTES = {18, 15, 12};
  private static final long BREAK_MINUTES = 7;

  private final Setup setup;
  private final List<Stint> stints = new ArrayList<>();

  RunModel(Setup setup, TrackStatus status) {
    this.setup = setup;
    LapMaker maker = new LapMaker(setup, status);
    double[] pace = setup.pace();
    for (int i = 0; i < pace.length; i++) {
      stints.add(new Stint(setup, status, maker, i, pace[i]));
    }
  }

  /** The flags of a session that is not a race. */
  static TrackStatus flags(Setup setup) {
    Chance chance = setup.chance("flags");
    TrackStatus.Builder flags = new TrackStatus.Builder();
    int incidents = chance.below(4);
    for (int i = 0; i < incidents; i++) {
      long at = setup.greenMs() + Math.round(chance.between(0.05, 0.95) * lengthMs(setup));
      long yellow = chance.between(10_000, 50_000);
      if (chance.happens(0.2)) {
        flags.incident(at, TrackStatus.RED, yellow, chance.between(200_000, 600_000));
      } else {
        flags.incident(at, TrackStatus.YELLOW, yellow, 0);
      }
    }
    return flags.build();
  }

  /** From green light to chequered flag. */
  static long lengthMs(Setup setup) {
    if (setup.kind().isQualifying()) {
      return 59 * MINUTE;
    }
    long laps = Math.round(setup.laps() * 2.2 * 1000 * setup.circuit().referenceLapTimeS());
    return Math.max(60 * MINUTE, laps);
  }

  /** When a segment of qualifying begins; the first is 0. */
  static long segmentStartMs(Setup setup, int segment) {
    return segment == 0
        ? setup.greenMs()
        : segmentEndMs(setup, segment - 1) + BREAK_MINUTES * MINUTE;
  }

  static long segmentEndMs(Setup setup, int segment) {
    return segmentStartMs(setup, segment) + SEGMENT_MINUTES[segment] * MINUTE;
  }

  List<List<SimulatedLap>> run() {
    if (setup.kind().isQualifying()) {
      qualify();
    } else {
      stints.forEach(this::practise);
    }
    List<List<SimulatedLap>> result = new ArrayList<>();
    for (Stint stint : stints) {
      result.add(stint.laps);
    }
    return result;
  }

  private void practise(Stint stint) {
    Chance chance = stint.chance();
    stint.segment("", 0.02);
    long end = setup.greenMs() + lengthMs(setup);
    int target = Math.max(3, (int) Math.round(setup.laps() * chance.between(0.8, 1.2)));
    long leave = setup.greenMs() + chance.between(5_000, 400_000);
    do {
      int flying = Math.max(1, Math.min(chance.between(1, 9), target - stint.laps.size() - 2));
      double slower = chance.happens(0.5) ? 0.004 : chance.between(0.02, 0.05);
      stint.goOut(leave, tyre(chance), chance.happens(0.3) ? chance.between(1, 9) : 0, 0.2);
      for (int i = 0; i < flying && stint.push(slower) && stint.clock() < end; i++) {
        if (slower < 0.01 && chance.happens(0.3)) {
          stint.push(chance.between(0.2, 0.35));
        }
      }
      stint.comeIn();
      leave = stint.clock() + chance.between(150_000, 700_000);
    } while (stint.laps.size() < target && leave < end);
  }

  private Tyre tyre(Chance chance) {
    if (setup.wet()) {
      return chance.happens(0.15) ? Tyre.WET : Tyre.INTERMEDIATE;
    }
    boolean unknown = setup.kind() == SessionKind.TESTING && chance.happens(0.03);
    return unknown ? Tyre.UNKNOWN : DRY[chance.below(DRY.length)];
  }

  private void qualify() {
    int all = stints.size();
    String prefix = setup.kind() == SessionKind.SPRINT_QUALIFYING ? "SQ" : "Q";
    int[] entries = {all, (3 * all + 3) / 4, (all + 1) / 2};
    List<Stint> left = new ArrayList<>(stints);
    for (int i = 0; i < 3; i++) {
      long start = segmentStartMs(setup, i);
      long end = segmentEndMs(setup, i);
      List<Stint> running = left.subList(0, entries[i]);
      for (Stint stint : running) {
        stint.segment(prefix + (i + 1), 0.05);
        segment(stint, start, end);
      }
      left = new ArrayList<>(running);
      left.sort(Comparator.comparingLong(stint -> stint.bestSince(start)));
    }
  }

  private void segment(Stint stint, long start, long end) {
    Chance chance = stint.chance();
    Tyre tyre = setup.wet() ? Tyre.INTERMEDIATE : Tyre.SOFT;
    double evolution = 0.004 * (double) (setup.greenMs() + 59 * MINUTE - start) / (59 * MINUTE);
    long leave = start + chance.between(15_000, 200_000);
    for (int run = 0; run < 2; run++) {
      stint.goOut(leave, tyre, run == 1 && chance.happens(0.2) ? 3 : 0, 0.26);
      if (stint.clock() < end && stint.push(evolution) && chance.happens(0.2)) {
        stint.push(0.32);
        if (stint.clock() < end) {
          stint.push(evolution + 0.002);
        }
      }
      stint.comeIn();
      long late = end - chance.between(190_000, 330_000);
      leave = Math.max(late, stint.clock() + chance.between(100_000, 200_000));
      if (leave > end) {
        return;
      }
    }
  }
}
