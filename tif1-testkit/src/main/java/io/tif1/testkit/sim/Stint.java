package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * One driver outside races: goes out of the box, drives laps, comes back. Each lap begins when the
 * one before ends; with {@link Anomaly#GARAGE_TIME} so does the out lap, and waits in the garage.
 */
final class Stint {
  private final Setup setup;
  private final TrackStatus status;
  private final LapMaker maker;
  private final Chance chance;
  private final int driver;
  private final double pace;
  private final boolean garageInLap;
  final List<SimulatedLap> laps = new ArrayList<>();
  private int stint;
  private int life;
  private Tyre tyre = Tyre.SOFT;
  private boolean fresh;
  private boolean calledIn;
  private String segment = "";
  private double deletedShare;
  private long clock;

  Stint(Setup setup, TrackStatus status, LapMaker maker, int driver, double pace) {
    this.setup = setup;
    this.status = status;
    this.maker = maker;
    this.driver = driver;
    this.pace = pace;
    this.chance = setup.chance("runs " + setup.drivers().get(driver).code());
    this.garageInLap = !setup.kind().isQualifying() && setup.strikes(Anomaly.GARAGE_TIME);
    this.clock = setup.greenMs();
  }

  Chance chance() {
    return chance;
  }

  /** When the last lap ended. */
  long clock() {
    return clock;
  }

  void segment(String name, double deleted) {
    segment = name;
    deletedShare = deleted;
  }

  /** Puts tyres on and drives an out lap, leaving the box no sooner than asked. */
  void goOut(long leaveMs, Tyre tyres, int usedLaps, double slower) {
    stint++;
    tyre = tyres;
    life = usedLaps;
    fresh = usedLaps == 0;
    calledIn = false;
    long leave = Math.max(leaveMs, clock);
    long clear = status.afterRed(leave);
    if (clear > leave) {
      leave = clear + chance.between(2_000, 30_000);
    }
    SimulatedLap lap = next();
    lap.fromBox = true;
    long start = leave;
    if (garageInLap && !laps.isEmpty()) {
      start = clock;
      lap.garageMs = leave - start;
    }
    drive(lap, start, slower, false);
  }

  /** A lap at speed; less the share that it is slower. False if the red flag ended the run. */
  boolean push(double slower) {
    if (!calledIn) {
      drive(next(), clock, slower, true);
    }
    return !calledIn;
  }

  /** The lap back to the box, unless the red flag has already brought the car there. */
  void comeIn() {
    if (!calledIn) {
      SimulatedLap lap = next();
      lap.intoPit = true;
      drive(lap, clock, chance.between(0.2, 0.4), chance.happens(0.7));
    }
  }

  /** The best time that counts since a moment, in ms; the largest number if there is none. */
  long bestSince(long fromMs) {
    long best = Long.MAX_VALUE;
    for (SimulatedLap lap : laps) {
      if (lap.startMs >= fromMs && lap.timeMs != SimulatedLap.MISSING && !lap.deleted) {
        best = Math.min(best, lap.timeMs);
      }
    }
    return best;
  }

  private SimulatedLap next() {
    life++;
    SimulatedLap lap = new SimulatedLap(setup.drivers().get(driver), driver, laps.size() + 1);
    LapMaker.tyre(lap, tyre, stint, life, fresh);
    if (!segment.isEmpty()) {
      lap.segment = segment;
    }
    return lap;
  }

  private void drive(SimulatedLap lap, long start, double slower, boolean timed) {
    double reference = 1000 * setup.circuit().referenceLapTimeS();
    double clear =
        reference * (1 + pace + tyre.slowerShare + slower)
            + tyre.msPerLap * life
            + 110 * chance.bell();
    long driving = status.stretched(start + lap.garageMs, Math.round(clear));
    if (status.reddened(start + lap.garageMs, start + lap.garageMs + driving)) {
      calledIn = true;
      lap.intoPit = true;
    }
    maker.drive(lap, start, driving + maker.extraMs(lap), chance);
    maker.publish(lap, timed && !calledIn, chance);
    if (timed && !lap.intoPit) {
      maker.judge(lap, deletedShare, chance);
    }
    laps.add(lap);
    clock = lap.endMs;
  }
}
