package io.tif1.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Columns;
import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
  private static final Columns NOTHING = Columns.of(Map.of());

  static Stream<Table> emptyTables() {
    return Stream.of(
        Telemetry.of(NOTHING),
        Laps.of(NOTHING),
        Drivers.of(NOTHING),
        Weather.of(NOTHING),
        RaceControl.of(NOTHING),
        Corners.of(NOTHING));
  }

  @ParameterizedTest
  @MethodSource("emptyTables")
  void everyKindHasRules(Table table) {
    assertThat(Findings.only(table).rule()).isEqualTo(Rule.EMPTY);
  }

  @ParameterizedTest
  @MethodSource("emptyTables")
  void anUncheckedTableIsOfTheSameKind(Table table) {
    assertThat(Checks.unchecked(table)).isEqualTo(table).hasSameClassAs(table);
  }

  @Test
  void everyKindHasAName() {
    assertThat(emptyTables().map(Checks::kind))
        .containsExactly("telemetry", "laps", "drivers", "weather", "race control", "corners");
  }

  private static final Finding OWN = new Finding(Rule.RAGGED, "$.tel", "", "", 1);

  @Test
  void aPublishedTableHasTheFindingsOfItsReaderAndOfTheRules() {
    assertThat(Telemetry.published(NOTHING, List.of(OWN)).findings())
        .extracting(Finding::rule)
        .containsExactly(Rule.RAGGED, Rule.EMPTY);
  }

  @Test
  void aTableMadeByHandHasNoFindingsButItsOwn() {
    assertThat(Telemetry.of(NOTHING, List.of(OWN)).findings()).containsExactly(OWN);
  }

  @Test
  void anUncheckedTableHasTheFindingsOfItsReaderOnly() {
    assertThat(Checks.unchecked(Telemetry.published(NOTHING, List.of(OWN))).findings())
        .containsExactly(OWN);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleSaysWhatBreaksIt(Rule rule) {
    assertThat(rule.meaning()).isNotBlank();
  }

  @Test
  void aRuleIsWrittenInSmallLetters() {
    assertThat(Rule.THROTTLE_NO_DATA).hasToString("throttle-no-data");
  }

  @Test
  void aFindingSaysAllInALine() {
    assertThat(new Finding(Rule.GEAR_RANGE, "$.tel.gear", "0 to 8", "49 in row 2", 62))
        .hasToString("$.tel.gear: expected 0 to 8, found 49 in row 2 (gear-range, 62)");
  }
}
