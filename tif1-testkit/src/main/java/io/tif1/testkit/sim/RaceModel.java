package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A race, lap by lap: each car takes the time that driver, tyre, age of the tyre and fuel allow,
 * stretched by the flags, held up by the car ahead, lengthened by stops. Who is ahead of whom is
 * the order in which the cars cross the line.
 */
final class RaceModel {
  private final Setup setup;
  private final TrackStatus status;
  private final LapMaker maker;
  private final Chance chance;
  private final List<Car> cars = new ArrayList<>();

  /** What a car carries from one lap to the next. */
  private static final class Car {
    final int index;
    final double pace;
    final int retireLap;
    final StopPlan plan;
    final List<SimulatedLap> laps = new ArrayList<>();
    long clock;
    int stint = 1;
    int life;
    boolean stopping;
    boolean retired;

    Car(int index, double pace, int retireLap, StopPlan plan) {
      this.index = index;
      this.pace = pace;
      this.retireLap = retireLap;
      this.plan = plan;
    }
  }

  RaceModel(Setup setup, Retirements retirements, TrackStatus status) {
    this.setup = setup;
    this.status = status;
    this.maker = new LapMaker(setup, status);
    this.chance = setup.chance("race");
    double[] pace = setup.pace();
    for (int i = 0; i < pace.length; i++) {
      StopPlan plan = StopPlan.of(setup, chance);
      cars.add(new Car(i, pace[i], retirements.lapOf(i), plan));
    }
  }

  /** The rows of each driver. */
  List<List<SimulatedLap>> run() {
    List<Car> grid = new ArrayList<>(cars);
    grid.sort(Comparator.comparingDouble(car -> car.pace + chance.between(0.0, 0.003)));
    for (int i = 0; i < grid.size(); i++) {
      grid.get(i).clock = setup.greenMs() + i; // i ms keep the order of the grid
    }
    for (int lap = 1; lap <= setup.laps(); lap++) {
      oneLap(lap);
    }
    endWithTheLeader();
    rankLaps();
    List<List<SimulatedLap>> result = new ArrayList<>();
    for (Car car : cars) {
      result.add(car.laps);
    }
    return result;
  }

  private void oneLap(int number) {
    List<Car> order = new ArrayList<>(cars.stream().filter(car -> !car.retired).toList());
    order.sort(Comparator.comparingLong(car -> car.clock));
    long aheadEnd = Long.MIN_VALUE;
    for (int place = 0; place < order.size(); place++) {
      Car car = order.get(place);
      SimulatedLap lap = new SimulatedLap(setup.drivers().get(car.index), car.index, number);
      car.laps.add(lap);
      prepare(car, lap, place);
      if (number == car.retireLap) {
        retire(car, lap);
        continue;
      }
      long start = number == 1 ? setup.greenMs() : car.clock;
      long end = Math.max(start, car.clock) + durationMs(car, lap, start, place);
      end = behind(lap, start, end, aheadEnd);
      maker.drive(lap, start, end - start, chance);
      boolean waited = lap.outOfPit && lap.stopMs > 60_000;
      boolean aborted = status.reddened(lap.startMs, lap.endMs);
      maker.publish(lap, !waited && !aborted, chance);
      maker.judge(lap, 0.012, chance);
      car.clock = end;
      if (!lap.intoPit) {
        aheadEnd = Math.max(aheadEnd, end);
      }
    }
  }

  private void prepare(Car car, SimulatedLap lap, int place) {
    lap.launch = lap.number == 1;
    car.life++;
    if (car.stopping) {
      car.stopping = false;
      car.stint++;
      car.life = car.plan.usedLaps(car.stint) + 1;
      lap.outOfPit = true;
      long red = status.afterRed(car.clock);
      lap.stopMs =
          red > car.clock ? red - car.clock + 1000L * place + 2000 : chance.between(2000, 3600);
    }
    boolean fresh = car.plan.usedLaps(car.stint) == 0;
    LapMaker.tyre(lap, car.plan.tyre(car.stint), car.stint, car.life, fresh);
    boolean cheap = status.at(car.clock) == TrackStatus.SAFETY_CAR && car.life > 6;
    boolean last = lap.number == setup.laps();
    if (!last && car.plan.stops(car.stint, lap.number, cheap)) {
      lap.intoPit = true;
      car.stopping = true;
    }
  }

  private long durationMs(Car car, SimulatedLap lap, long start, int place) {
    double reference = 1000 * setup.circuit().referenceLapTimeS();
    Tyre tyre = car.plan.tyre(car.stint);
    double fuel = 0.035 * (1 - (double) lap.number / setup.laps());
    double clear =
        reference * (1.008 + car.pace + tyre.slowerShare + fuel)
            + tyre.msPerLap * car.life
            + 160 * chance.bell();
    if (lap.launch) {
      clear += 260.0 * place + chance.between(0.0, 1200.0);
    }
    long stoodMs = lap.stopMs;
    long driving = status.stretched(start + stoodMs, Math.round(clear));
    if (status.reddened(start, start + driving)) {
      lap.intoPit = true;
      car.stopping = true;
    }
    return driving + maker.extraMs(lap);
  }

  /** When a car crosses the line that would catch the one ahead: it passes, or it waits. */
  private long behind(SimulatedLap lap, long start, long end, long aheadEnd) {
    if (aheadEnd == Long.MIN_VALUE || lap.outOfPit) {
      return end;
    }
    if (status.at(start) == TrackStatus.SAFETY_CAR && !lap.intoPit) {
      long fastest = start + Math.round(1180 * setup.circuit().referenceLapTimeS());
      return Math.max(Math.min(end, fastest), aheadEnd + chance.between(700, 1300));
    }
    long gap = chance.between(350, 900);
    if (end >= aheadEnd + gap || lap.intoPit) {
      return end;
    }
    boolean muchFaster = end < aheadEnd - 600;
    boolean passes = chance.happens(muchFaster ? 0.6 : 0.15);
    return passes && status.at(start) == TrackStatus.CLEAR ? end : aheadEnd + gap;
  }

  private void retire(Car car, SimulatedLap lap) {
    lap.intoPit = false;
    lap.retiredAt = Retirements.share(setup, car.index);
    double driven = 1100 * setup.circuit().referenceLapTimeS() * lap.retiredAt;
    lap.startMs = lap.number == 1 ? setup.greenMs() : car.clock;
    lap.endMs = lap.startMs + lap.stopMs + Math.round(driven) + chance.between(40_000, 110_000);
    maker.publishRetirement(lap);
    car.retired = true;
  }

  /** Once the leader is home, nobody begins another lap. */
  private void endWithTheLeader() {
    long home = Long.MAX_VALUE;
    for (Car car : cars) {
      if (!car.laps.isEmpty() && car.laps.size() == setup.laps() && !car.retired) {
        home = Math.min(home, car.clock);
      }
    }
    for (Car car : cars) {
      long until = home;
      car.laps.removeIf(lap -> lap.number > 1 && lap.startMs >= until);
    }
  }

  private void rankLaps() {
    for (int number = 1; number <= setup.laps(); number++) {
      List<SimulatedLap> crossed = new ArrayList<>();
      for (Car car : cars) {
        if (number <= car.laps.size() && !car.laps.get(number - 1).generated) {
          crossed.add(car.laps.get(number - 1));
        }
      }
      crossed.sort(Comparator.comparingLong(lap -> lap.endMs));
      for (int i = 0; i < crossed.size(); i++) {
        crossed.get(i).position = i + 1;
      }
    }
  }
}
