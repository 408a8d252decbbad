package io.tif1.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tif1.model.column.Column;
import io.tif1.model.column.IntColumn;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TelemetryPropertyTest {
  /** Laps of rising times, with missing values and distances that step back now and then. */
  @Provide
  Arbitrary<Telemetry> laps() {
    return Combinators.combine(Arbitraries.integers().between(1, 40), Arbitraries.longs())
        .as(TelemetryPropertyTest::lap);
  }

  private static Telemetry lap(int size, long seed) {
    var random = new Random(seed);
    double[] times = new double[size];
    double[] speeds = new double[size];
    double[] metres = new double[size];
    int[] gears = new int[size];
    Boolean[] brake = new Boolean[size];
    for (int row = 1; row < size; row++) {
      times[row] = times[row - 1] + (1 + random.nextInt(400)) / 1000.0;
      speeds[row] = random.nextInt(10) == 0 ? Double.NaN : random.nextDouble() * 350;
      metres[row] = metres[row - 1] + random.nextDouble() * 30 - 2;
      gears[row] = random.nextInt(10) == 0 ? IntColumn.MISSING : random.nextInt(9);
      brake[row] = random.nextInt(10) == 0 ? null : random.nextBoolean();
    }
    return Samples.at(times)
        .with(TelemetryColumn.SPEED, speeds)
        .with(TelemetryColumn.DISTANCE, metres)
        .with(TelemetryColumn.GEAR, gears)
        .with(TelemetryColumn.BRAKE, brake)
        .telemetry();
  }

  @Property(tries = 200)
  void slicesPutTogetherAreTheWhole(
      @ForAll("laps") Telemetry lap, @ForAll @IntRange(max = 40) int at) {
    int row = Math.min(at, lap.size());

    assertThat(Telemetry.concat(List.of(lap.slice(0, row), lap.slice(row, lap.size()))))
        .isEqualTo(lap);
  }

  @Property(tries = 200)
  void resampledAtItsOwnTimesALapIsItself(@ForAll("laps") Telemetry lap) {
    assertThat(lap.resampleAt(lap.timeS().toArray())).isEqualTo(lap);
  }

  @Property(tries = 200)
  void aCutOfTheWholeIsTheWhole(@ForAll("laps") Telemetry lap) {
    assertThat(lap.cutByTime(0, lap.timeS().max())).isEqualTo(lap);
  }

  @Property(tries = 200)
  void interpolatedNumbersStayBetweenTheirNeighbours(
      @ForAll("laps") Telemetry lap, @ForAll @DoubleRange(max = 1) double share) {
    double value = lap.at(share * lap.timeS().max()).distanceM().get(0);

    assertThat(value).isBetween(lap.distanceM().min() - 1e-9, lap.distanceM().max() + 1e-9);
  }

  @Property(tries = 200)
  void fillingTwiceFillsNothingMore(@ForAll("laps") Telemetry lap) {
    assertThat(lap.fillMissing().fillMissing()).isEqualTo(lap.fillMissing());
  }

  @Property(tries = 200)
  void fillingChangesNoKnownValue(@ForAll("laps") Telemetry lap) {
    Telemetry filled = lap.fillMissing();

    lap.columns()
        .asMap()
        .forEach((name, column) -> assertKept(column, filled.columns().asMap().get(name)));
  }

  private static void assertKept(Column column, Column filled) {
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        assertThat(filled.text(row)).isEqualTo(column.text(row));
      }
    }
  }

  @Property(tries = 200)
  void mergedHalvesAreTheWholeFilled(@ForAll("laps") Telemetry lap) {
    Telemetry even = lap.where(row -> row % 2 == 0);
    Telemetry odd = lap.where(row -> row % 2 == 1);

    assertThat(odd.merge(even)).isEqualTo(lap.fillMissing());
  }

  @Property(tries = 200)
  void aConstantSpeedIsIntegratedExactly(
      @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 100) int metresPerS) {
    double[] times = new double[size];
    double[] speeds = new double[size];
    double[] metres = new double[size];
    for (int row = 0; row < size; row++) {
      times[row] = row / 4.0;
      speeds[row] = metresPerS * 3.6;
      metres[row] = metresPerS * times[row];
    }
    Telemetry lap = Samples.at(times).with(TelemetryColumn.SPEED, speeds).telemetry();

    double[] found = lap.withDistance().distanceM().toArray();

    for (int row = 0; row < size; row++) {
      assertThat(found[row]).isCloseTo(metres[row], within(1e-9));
    }
  }

  @Property(tries = 200)
  void aLapIsNotBehindItself(@ForAll("laps") Telemetry lap) {
    assertThat(LapDelta.between(lap, lap).deltaS().toArray()).containsOnly(zeros(lap));
    assertThat(LapDelta.scaled(lap, lap).deltaS().stream().map(Math::abs).max().orElse(0))
        .isLessThan(1e-6);
  }

  private static double[] zeros(Telemetry lap) {
    return LapDelta.between(lap, lap).isEmpty() ? new double[0] : new double[] {0};
  }

  @Property(tries = 200)
  void exchangingTheLapsChangesTheSign(
      @ForAll("laps") Telemetry one, @ForAll("laps") Telemetry other) {
    LapDelta there = LapDelta.between(one, other);
    LapDelta back = LapDelta.between(other, one);

    assertThat(back.distanceM()).isEqualTo(there.distanceM());
    assertThat(back.deltaS().map(delta -> 0.0 - delta)).isEqualTo(there.deltaS().map(d -> d + 0.0));
  }

  @Property(tries = 200)
  void scaledLapsEndWithTheDifferenceOfTheirTimes(
      @ForAll("laps") Telemetry one, @ForAll("laps") Telemetry other) {
    LapDelta there = LapDelta.scaled(one, other);
    LapDelta back = LapDelta.scaled(other, one);

    assertThat(there.isEmpty()).isEqualTo(back.isEmpty());
    if (!there.isEmpty()) {
      assertThat(there.lastS()).isEqualTo(-back.lastS());
    }
  }
}
