package io.tif1.model.result;

import static io.tif1.model.Tables.NONE;
import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.column.IntColumn;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Laws of results, over laps that chance has made. */
class ResultsPropertyTest {
  private static final String[] DRIVERS = {"VER", "HAM", "LEC", "ALO", "GAS"};
  private static final String[] PARTS = {"Q1", "Q2", "Q3", null};

  @Property
  void everyDriverIsListedOnce(
      @ForAll SessionKind kind, @ForAll @IntRange(max = 40) int rows, @ForAll long seed) {
    Laps laps = made(rows, seed);
    Drivers drivers = Drivers.of(columns("Abbreviation", texts("STR", "VER")));
    assertThat(SessionResults.of(kind, laps, drivers))
        .extracting(DriverResult::driver)
        .doesNotHaveDuplicates()
        .contains("STR", "VER")
        .containsAll(laps.drivers());
  }

  @Property
  void positionsCountUpAndThoseWithoutComeLast(
      @ForAll SessionKind kind, @ForAll @IntRange(max = 40) int rows, @ForAll long seed) {
    List<Integer> positions =
        results(kind, rows, seed).stream().map(row -> row.position().orElse(0)).toList();
    long ranked = positions.stream().filter(position -> position > 0).count();
    assertThat(positions.subList(0, (int) ranked))
        .isEqualTo(IntStream.rangeClosed(1, (int) ranked).boxed().toList());
  }

  @Property
  void whoIsAheadInARaceHasNoFewerLaps(@ForAll @IntRange(max = 40) int rows, @ForAll long seed) {
    int[] laps =
        results(SessionKind.RACE, rows, seed).stream().mapToInt(row -> -row.laps()).toArray();
    assertThat(laps).isSorted();
  }

  @Property
  void noGapInARaceOrInPracticeIsNegative(@ForAll @IntRange(max = 40) int rows, @ForAll long seed) {
    for (SessionKind kind : SessionKind.values()) {
      assertThat(results(kind, rows, seed).stream().map(DriverResult::gap).filter(Objects::nonNull))
          .noneMatch(gap -> gap.isNegative());
    }
  }

  private static SessionResults results(SessionKind kind, int rows, long seed) {
    return SessionResults.of(kind, made(rows, seed), Drivers.of(columns()));
  }

  private static Laps made(int rows, long seed) {
    var chance = new Random(seed);
    String[] drivers = new String[rows];
    String[] parts = new String[rows];
    int[] lapNumbers = new int[rows];
    int[] positions = new int[rows];
    double[] times = new double[rows];
    double[] ends = new double[rows];
    for (int row = 0; row < rows; row++) {
      drivers[row] = DRIVERS[chance.nextInt(DRIVERS.length)];
      parts[row] = PARTS[chance.nextInt(PARTS.length)];
      lapNumbers[row] = 1 + chance.nextInt(5);
      positions[row] = chance.nextInt(3) == 0 ? IntColumn.MISSING : 1 + chance.nextInt(5);
      times[row] = chance.nextInt(3) == 0 ? NONE : 90 + chance.nextInt(10);
      ends[row] = chance.nextInt(3) == 0 ? NONE : 3600 + chance.nextInt(500);
    }
    return laps(
        "Driver", texts(drivers),
        "QualifyingSession", texts(parts),
        "LapNumber", wholes(lapNumbers),
        "Position", wholes(positions),
        "LapTime", numbers(times),
        "Time", numbers(ends));
  }
}
