package io.tif1.model.check;

import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Laps;
import io.tif1.model.Tables;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LapAnomaliesTest {
  private static Laps numbered(int... numbers) {
    return laps("LapNumber", wholes(numbers));
  }

  private static Laps timed(double... seconds) {
    int[] numbers = new int[seconds.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1;
    }
    return laps("LapNumber", wholes(numbers), "LapTime", numbers(seconds));
  }

  @Test
  void ordinaryLapsAreNotOdd() {
    assertThat(LapAnomalies.of(timed(90, 91, 92, 91))).isEmpty();
  }

  @Test
  void noLapsAreNotOdd() {
    assertThat(LapAnomalies.of(laps())).isEmpty();
  }

  @Test
  void lapsBetweenOthersAreMissing() {
    assertThat(LapAnomalies.of(numbered(2, 4, 5, 9)))
        .containsExactly(new LapAnomaly.Missing(null, 3, 3), new LapAnomaly.Missing(null, 6, 8));
  }

  @Test
  void theOrderOfRowsDoesNotMatter() {
    assertThat(LapAnomalies.of(numbered(3, 1, 2))).isEmpty();
  }

  @Test
  void aNumberThatMakesNoSenseIsOneGap() {
    assertThat(LapAnomalies.of(numbered(1, Integer.MAX_VALUE)))
        .containsExactly(new LapAnomaly.Missing(null, 2, Integer.MAX_VALUE - 1));
  }

  @Test
  void aLapWithoutANumberIsNoAnomalyOfNumbers() {
    assertThat(LapAnomalies.of(numbered(1, IntColumn.MISSING, 2, IntColumn.MISSING))).isEmpty();
  }

  @Test
  void lapsOfTheSameNumberAreDuplicates() {
    assertThat(LapAnomalies.of(numbered(1, 2, 2, 2)))
        .containsExactly(new LapAnomaly.Duplicate(null, 2, 3));
  }

  @Test
  void driversDoNotMix() {
    Laps laps = laps("Driver", texts("VER", "HAM", "VER", "HAM"), "LapNumber", wholes(1, 1, 2, 3));
    assertThat(LapAnomalies.of(laps)).containsExactly(new LapAnomaly.Missing("HAM", 2, 2));
  }

  @Test
  void aLapOfMoreThanThreeTimesTheMeanIsAnOutlier() {
    assertThat(LapAnomalies.of(timed(90, 90, 90, 90, 1000)))
        .containsExactly(
            new LapAnomaly.Outlier(null, 5, Duration.ofSeconds(1000), Duration.ofSeconds(272)));
  }

  @Test
  void justThreeTimesTheMeanIsNoOutlier() {
    assertThat(LapAnomalies.of(timed(75, 75, 75, 675, 225))).isEmpty();
  }

  @Test
  void lapsWithoutATimeAreNotInTheMean() {
    Laps laps = timed(90, 90, 90, 90, 1000, Tables.NONE, Tables.NONE, 0);
    assertThat(LapAnomalies.of(laps)).hasSize(1);
  }

  @Test
  void anomaliesSayHowBadTheyAre() {
    Laps laps =
        laps(
            "Driver", TextColumn.same("VER", 7),
            "LapNumber", wholes(1, 2, 2, 4, 5, 8, 9),
            "LapTime", numbers(90, 90, 90, 90, 90, 90, 1000.5));
    List<LapAnomaly> found = LapAnomalies.of(laps);
    assertThat(found)
        .extracting(LapAnomaly::severity)
        .containsExactly(
            LapAnomaly.Severity.MEDIUM,
            LapAnomaly.Severity.MEDIUM,
            LapAnomaly.Severity.HIGH,
            LapAnomaly.Severity.LOW);
    assertThat(found)
        .extracting(LapAnomaly::message)
        .containsExactly(
            "VER: lap 3 is missing",
            "VER: laps 6 to 7 are missing",
            "VER: lap 2 is there 2 times",
            "VER: lap 9 took 1000.5 s, the mean is 220.071 s");
  }

  @Property
  void missingLapsAndLapsThatAreThereAreAllLaps(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 30) Integer> numbers) {
    int[] there = numbers.stream().mapToInt(Integer::intValue).toArray();
    long missing =
        LapAnomalies.of(numbered(there)).stream()
            .filter(LapAnomaly.Missing.class::isInstance)
            .map(LapAnomaly.Missing.class::cast)
            .mapToLong(gap -> gap.last() - gap.first() + 1)
            .sum();
    long distinct = numbers.stream().distinct().count();
    int span =
        numbers.stream().max(Integer::compare).orElseThrow()
            - numbers.stream().min(Integer::compare).orElseThrow()
            + 1;
    assertThat(missing + distinct).isEqualTo(span);
  }
}
