package io.tif1.model;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetrySlicesTest {
  private final Telemetry lap =
      Samples.at(0, 1, 2, 3)
          .with(TelemetryColumn.SPEED, 100.0, 200.0, 300.0, 200.0)
          .with(TelemetryColumn.DISTANCE, 0.0, 50.0, 120.0, 180.0)
          .with(TelemetryColumn.GEAR, 3, 5, 8, 6)
          .telemetry();

  @Test
  void aSliceHasTheNamedRows() {
    assertThat(lap.slice(1, 3).timeS().toArray()).containsExactly(1, 2);
  }

  @Test
  void aSliceHasAllColumns() {
    assertThat(lap.slice(1, 3).columns().names()).isEqualTo(lap.columns().names());
  }

  @Test
  void aSliceBeyondTheRowsIsRefused() {
    assertThatThrownBy(() -> lap.slice(2, 5)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aSliceHasNoFindings() {
    var finding = new Finding(Rule.TIME_GAP, "$.tel.time", "", "", 1);
    var found = Telemetry.of(lap.columns(), List.of(finding));

    assertThat(found.slice(0, 2).findings()).isEmpty();
  }

  @Test
  void aSliceByTimeIncludesBothEnds() {
    assertThat(lap.sliceByTime(1, 2).gear().toArray()).containsExactly(5, 8);
  }

  @Test
  void aSliceByTimeLeavesSamplesWithoutTimeOut() {
    assertThat(Samples.at(0, NONE, 2).telemetry().sliceByTime(0, 5).size()).isEqualTo(2);
  }

  @Test
  void aSliceThatEndsBeforeItBeginsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lap.sliceByTime(3, 1))
        .withMessageContaining("from 3.0 to 1.0");
  }

  @Test
  void aSliceToNanIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> lap.sliceByTime(0, NONE));
  }

  @Test
  void aSliceOfNothingIsEmpty() {
    assertThat(Telemetry.of(Columns.of(java.util.Map.of())).sliceByTime(0, 1).isEmpty()).isTrue();
  }

  @Test
  void aMaskTakesTheRowsItSaysYesFor() {
    var mask = BooleanColumn.of(true, false, null, true);

    assertThat(lap.sliceByMask(mask).timeS().toArray()).containsExactly(0, 3);
  }

  @Test
  void aMaskOfAnotherLengthIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lap.sliceByMask(BooleanColumn.of(true)))
        .withMessageContaining("1 rows for 4 samples");
  }

  @Test
  void rowsAreChosenByWhatIsInThem() {
    Telemetry fast = lap.where(row -> lap.speedKph().get(row) >= 200);

    assertThat(fast.timeS().toArray()).containsExactly(1, 2, 3);
  }

  @Test
  void aSliceByDistanceIncludesBothEnds() {
    assertThat(lap.sliceByDistance(50, 120).timeS().toArray()).containsExactly(1, 2);
  }

  @Test
  void aCutBeginsAndEndsAtTheVeryTimes() {
    assertThat(lap.cutByTime(0.5, 2.25).timeS().toArray()).containsExactly(0.5, 1, 2, 2.25);
  }

  @Test
  void aCutInterpolatesItsEdges() {
    assertThat(lap.cutByTime(0.5, 2.25).speedKph().toArray()).containsExactly(150, 200, 300, 275);
  }

  @Test
  void aCutHoldsTheGearOfTheSampleBefore() {
    assertThat(lap.cutByTime(0.5, 2.25).gear().toArray()).containsExactly(3, 5, 8, 8);
  }

  @Test
  void aCutBeyondTheEndsEndsWithTheTelemetry() {
    assertThat(lap.cutByTime(-5, 50)).isEqualTo(lap);
  }

  @Test
  void aCutOffTheEndsIsEmpty() {
    assertThat(lap.cutByTime(4, 5).isEmpty()).isTrue();
  }

  @Test
  void aCutOfOneMomentIsOneSample() {
    assertThat(lap.cutByTime(0.5, 0.5).distanceM().toArray()).containsExactly(25);
  }

  @Test
  void timesCanBeCountedFromTheFirst() {
    assertThat(lap.slice(2, 4).withTimeFromZero().timeS().toArray()).containsExactly(0, 1);
  }

  @Test
  void timesWithoutAFirstStayMissing() {
    Telemetry none = Samples.at(NONE, NONE).telemetry();

    assertThat(none.withTimeFromZero().timeS().missingCount()).isEqualTo(2);
  }

  @Test
  void aLapIsToldByItsDataKey() {
    Telemetry both = Telemetry.concat(List.of(keyed("VER-1"), keyed("VER-11"), keyed("OCO-1")));

    assertThat(both.sliceByLap("VER", 1).dataKey().distinct())
        .containsExactly("2026-PreSeasonTesting-Practice 1-VER-1");
  }

  @Test
  void aLapOfAnyDriverIsToldByItsNumber() {
    Telemetry both = Telemetry.concat(List.of(keyed("VER-1"), keyed("VER-11"), keyed("OCO-1")));

    assertThat(both.sliceByLap(1).size()).isEqualTo(8);
  }

  @Test
  void columnsOfDriverAndLapGoBeforeTheKey() {
    Columns columns =
        lap.columns()
            .with("Driver", TextColumn.of("VER", "OCO", "VER", "VER"))
            .with("LapNumber", IntColumn.of(1, 1, 2, 1));

    assertThat(Telemetry.of(columns).sliceByLap("VER", 1).timeS().toArray()).containsExactly(0, 3);
  }

  @Test
  void aTableThatTellsNoLapsHasNone() {
    assertThat(lap.sliceByLap(1).isEmpty()).isTrue();
  }

  private Telemetry keyed(String end) {
    String key = "2026-PreSeasonTesting-Practice 1-" + end;
    return Telemetry.of(lap.columns().with("DataKey", TextColumn.same(key, lap.size())));
  }
}
