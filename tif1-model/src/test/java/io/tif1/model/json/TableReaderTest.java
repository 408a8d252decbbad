package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.JsonException;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  private static final int NONE = IntColumn.MISSING;

  private static Telemetry telemetry(String members) {
    return Telemetry.decode(("{\"tel\":{" + members + "}}").getBytes(UTF_8));
  }

  private static Laps laps(String text) {
    return Laps.decode(text.getBytes(UTF_8), null);
  }

  private static Drivers drivers(String text) {
    return Drivers.decode(text.getBytes(UTF_8));
  }

  private static List<Rule> rules(Table table) {
    return table.findingsOfReading().stream().map(Finding::rule).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"None\"", "\"none\"", "\"NONE\"", "\" None \"", "\"nan\"", "\"NaN\"", "\"null\"", "\"\"",
        "\"  \"", "\"NaT\"", "\"inf\"", "\"-inf\"", "\"Infinity\"", "\"-infinity\"", "null", "NaN",
        "Infinity", "-Infinity", "\"\\u004eone\"", "\"\\t\\n\"", "\"\\u006ean\""
      })
  void whatIsMissingIsMissingInEveryTypeOfColumn(String form) {
    var table =
        telemetry(
            "\"rpm\":[1,%1$s],\"gear\":[1,%1$s],\"brake\":[1,%1$s],".formatted(form)
                + "\"DriverAhead\":[1,%1$s],\"numbers\":[1,%1$s],\"texts\":[\"a\",%1$s]"
                    .formatted(form));
    assertThat(table.rpm()).isEqualTo(DoubleColumn.of(1, Double.NaN));
    assertThat(table.gear()).isEqualTo(IntColumn.of(1, NONE));
    assertThat(table.brake()).isEqualTo(BooleanColumn.of(true, null));
    assertThat(table.driverAhead()).isEqualTo(TextColumn.of("1", null));
    assertThat(table.column("numbers")).contains(DoubleColumn.of(1, Double.NaN));
    assertThat(table.column("texts")).contains(TextColumn.of("a", null));
    assertThat(table.findingsOfReading()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nono", "nane", "nana", "infinite", "+inf", "-", "0", "NULLS", "N/A"})
  void aTextThatOnlyLooksMissingIsThere(String text) {
    assertThat(telemetry("\"DriverAhead\":[\"" + text + "\"]").driverAhead().get(0))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "false, false",
    "0, false",
    "1, true",
    "0.0, false",
    "1.0, true",
    "1e0, true",
    "'\"True\"', true",
    "'\"False\"', false",
    "'\"true\"', true",
    "'\"1\"', true",
    "'\"0.0\"', false",
    "-0.0, false",
    "'\"\\u0054rue\"', true"
  })
  void flagsAreReadHoweverTheyAreWritten(String form, boolean meant) {
    var table = telemetry("\"brake\":[" + form + "]");
    assertThat(table.brake()).isEqualTo(BooleanColumn.of(meant));
    assertThat(table.findingsOfReading()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1", "0.5", "1e300", "\"yes\""})
  void whatIsNoFlagIsMissingAndReported(String form) {
    var table = telemetry("\"brake\":[" + form + ",1]");
    assertThat(table.brake()).isEqualTo(BooleanColumn.of(null, true));
    assertThat(rules(table)).containsExactly(Rule.WRONG_TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "8, 8",
    "8.0, 8",
    "8e0, 8",
    "80e-1, 8",
    "'\"8\"', 8",
    "-0.0, 0",
    "true, 1",
    "2147483647, 2147483647",
    "-2147483647, -2147483647",
    "'\"\\u0038\"', 8"
  })
  void wholeNumbersAreReadHoweverTheyAreWritten(String form, int meant) {
    var table = telemetry("\"gear\":[" + form + "]");
    assertThat(table.gear()).isEqualTo(IntColumn.of(meant));
    assertThat(table.findingsOfReading()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.5", "2147483648", "-2147483648", "1e300", "1e400"})
  void whatIsNoWholeNumberIsMissingAndReported(String form) {
    var table = telemetry("\"gear\":[1," + form + "]");
    assertThat(table.gear()).isEqualTo(IntColumn.of(1, NONE));
    assertThat(rules(table)).containsExactly(Rule.NOT_WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"fast\"",
        "true",
        "\"true\"",
        "\"1 \"",
        "\"0x1\"",
        "\"01\"",
        "\"1.\"",
        "\"\\u0000\""
      })
  void whatIsNoNumberIsMissingAndReported(String form) {
    var table = telemetry("\"rpm\":[1," + form + "]");
    assertThat(table.rpm()).isEqualTo(DoubleColumn.of(1, Double.NaN));
    assertThat(rules(table)).containsExactly(Rule.WRONG_TYPE);
  }

  @Test
  void numbersInQuotesAreNumbers() {
    assertThat(telemetry("\"rpm\":[\"1.5\",\"-2e3\",\"7\"]").rpm())
        .isEqualTo(DoubleColumn.of(1.5, -2000, 7));
  }

  @Test
  void aFindingSaysWhereAndHowMany() {
    assertThat(telemetry("\"rpm\":[1,\"fast\",\"slow\"]").findingsOfReading())
        .containsExactly(
            new Finding(Rule.WRONG_TYPE, "$.tel.rpm", "numbers", "\"fast\" in row 1", 2));
  }

  @Test
  void numbersInAColumnOfTextsAreTheTextTheyAreWrittenAs() {
    assertThat(telemetry("\"DriverAhead\":[33,4.0,true,\"5\"]").driverAhead())
        .isEqualTo(TextColumn.of("33", "4.0", "true", "5"));
  }

  @Test
  void escapesMeanWhatTheyStandFor() {
    assertThat(
            telemetry("\"DriverAhead\":[\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"]")
                .driverAhead()
                .get(0))
        .isEqualTo("a\"\\/\b\f\n\r\té😀");
  }

  @Test
  void aTextIsTheSameHoweverItIsWritten() {
    var column =
        telemetry("\"DriverAhead\":[\"4a\",\"\\u0034a\",\"4\\u0061\",\"4a\"]").driverAhead();
    assertThat(column.distinct()).containsExactly("4a");
    assertThat(column).isEqualTo(TextColumn.of("4a", "4a", "4a", "4a"));
  }

  @Test
  void escapesInKeysMeanWhatTheyStandFor() {
    assertThat(telemetry("\"\\u0072pm\":[5],\"S\\u00e3o\":[1]").columns().names())
        .containsExactly("RPM", "São");
  }

  @Test
  void lettersBeyondAsciiAreRead() {
    assertThat(telemetry("\"日本\":[\"São Paulo 😀\"]").column("日本"))
        .contains(TextColumn.of("São Paulo 😀"));
  }

  @Test
  void thousandsOfDifferentTextsAreRead() {
    String array =
        java.util.stream.IntStream.range(0, 5000)
            .mapToObj(i -> "\"t" + i + "\",\"t" + i / 2 + "\"")
            .collect(java.util.stream.Collectors.joining(","));
    var column = telemetry("\"DriverAhead\":[" + array + "]").driverAhead();
    for (int i = 0; i < 5000; i++) {
      assertThat(column.get(2 * i)).isEqualTo("t" + i);
      assertThat(column.get(2 * i + 1)).isEqualTo("t" + i / 2);
    }
  }

  @Test
  void unknownNumbersAndTextsAreKept() {
    var table =
        telemetry(
            "\"a\":[1,2.5],\"b\":[\"1\",\"2\"],\"c\":[1,\"x\"],\"d\":[true,null],\"e\":[null]");
    assertThat(table.column("a")).contains(DoubleColumn.of(1, 2.5));
    assertThat(table.column("b")).contains(TextColumn.of("1", "2"));
    assertThat(table.column("c")).contains(TextColumn.of("1", "x"));
    assertThat(table.column("d")).contains(TextColumn.of("true", null));
    assertThat(table.column("e").orElseThrow().isMissing(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":[1]}", "[[1],[2]]", "[1,{}]", "[\"[\",[]]"})
  void anUnknownKeyOfAnotherShapeIsLeftOutAndReported(String shape) {
    var table = telemetry("\"new\":" + shape + ",\"rpm\":[1]");
    assertThat(table.columns().names()).containsExactly("RPM");
    assertThat(rules(table)).containsExactly(Rule.UNKNOWN_SHAPE);
  }

  @Test
  void bracketsInTextsAreNoNesting() {
    assertThat(telemetry("\"new\":[\"[\",\"{\\\"[\"]").column("new"))
        .contains(TextColumn.of("[", "{\"["));
  }

  @Test
  void anUnknownValueStandsForAllRows() {
    var table =
        telemetry("\"rpm\":[1,2],\"n\":5,\"minus\":-Infinity,\"t\":\"x\",\"f\":true,\"none\":null");
    assertThat(table.column("n")).contains(DoubleColumn.of(5, 5));
    assertThat(table.column("minus")).contains(DoubleColumn.missing(2));
    assertThat(table.column("t")).contains(TextColumn.of("x", "x"));
    assertThat(table.column("f")).contains(TextColumn.of("true", "true"));
    assertThat(table.column("none")).contains(TextColumn.missing(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"None", "", "nan", "2026-Race-AAA-1"})
  void aTextThatStandsForAllRowsIsMeantAsItIsWritten(String text) {
    assertThat(telemetry("\"rpm\":[1],\"dataKey\":\"" + text + "\"").dataKey().get(0))
        .isEqualTo(text);
  }

  @Test
  void theRotationOfTheMapStandsForAllCorners() {
    var corners = Corners.decode("{\"Rotation\":91.5,\"X\":[1,2]}".getBytes(UTF_8));
    assertThat(corners.rotationDegrees()).isEqualTo(DoubleColumn.of(91.5, 91.5));
  }

  @Test
  void aRotationInQuotesIsANumber() {
    var corners = Corners.decode("{\"Rotation\":\"91.5\",\"X\":[1]}".getBytes(UTF_8));
    assertThat(corners.rotationDegrees()).isEqualTo(DoubleColumn.of(91.5));
  }

  @Test
  void aRotationThatIsNoNumberIsMissingAndReported() {
    var corners = Corners.decode("{\"Rotation\":\"left\",\"X\":[1]}".getBytes(UTF_8));
    assertThat(corners.rotationDegrees()).isEqualTo(DoubleColumn.missing(1));
    assertThat(rules(corners)).containsExactly(Rule.WRONG_TYPE);
  }

  @Test
  void shorterColumnsAreFilledUpAndReported() {
    var table =
        telemetry("\"rpm\":[1,2,3],\"gear\":[1],\"brake\":[],\"DriverAhead\":[\"4\",\"5\"]");
    assertThat(table.gear()).isEqualTo(IntColumn.of(1, NONE, NONE));
    assertThat(table.brake()).isEqualTo(BooleanColumn.missing(3));
    assertThat(table.driverAhead()).isEqualTo(TextColumn.of("4", "5", null));
    assertThat(rules(table)).containsExactly(Rule.RAGGED, Rule.RAGGED, Rule.RAGGED);
  }

  @Test
  void ofAKeyThatOccursTwiceTheLastIsKeptAndItIsReported() {
    var table = telemetry("\"rpm\":[1,2],\"speed\":[1],\"rpm\":[3]");
    assertThat(table.rpm()).isEqualTo(DoubleColumn.of(3));
    assertThat(rules(table)).containsExactly(Rule.DUPLICATE_KEY);
  }

  @Test
  void aKeyAndANameOfTheSameColumnAreOneKey() {
    var table = telemetry("\"rpm\":[1],\"RPM\":[2]");
    assertThat(table.rpm()).isEqualTo(DoubleColumn.of(2));
    assertThat(rules(table)).containsExactly(Rule.DUPLICATE_KEY);
  }

  @Test
  void ofATelThatOccursTwiceTheLastIsKept() {
    var table = Telemetry.decode("{\"tel\":{\"rpm\":[1]},\"tel\":null}".getBytes(UTF_8));
    assertThat(table.columns().names()).isEmpty();
    assertThat(rules(table)).containsExactly(Rule.DUPLICATE_KEY, Rule.MISSING_COLUMN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"tel\":null}", "{\"tel\":\"None\"}", "{\"other\":[1]}"})
  void aFileWithoutTelHasNoSamplesAndIsReported(String text) {
    var table = Telemetry.decode(text.getBytes(UTF_8));
    assertThat(table.isEmpty()).isTrue();
    assertThat(rules(table)).endsWith(Rule.MISSING_COLUMN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"tel\":{}}", "{\"tel\":{\"time\":[],\"rpm\":[ ]}}", "{\"tel\":{\"rpm\":null}}"})
  void emptyTelemetryHasNoSamples(String text) {
    assertThat(Telemetry.decode(text.getBytes(UTF_8)).isEmpty()).isTrue();
  }

  @Test
  void emptyFilesOfEveryKindHaveNoRows() {
    byte[] empty = "{}".getBytes(UTF_8);
    assertThat(
            List.of(
                Laps.decode(empty, "VER"),
                Weather.decode(empty),
                RaceControl.decode(empty),
                Corners.decode(empty),
                drivers("{\"drivers\":[]}"),
                drivers("{\"drivers\":null}")))
        .allMatch(Table::isEmpty);
  }

  @Test
  void aKnownColumnWrittenAsMissingIsNotThere() {
    var laps = laps("{\"time\":[1.5],\"s1\":null,\"s2\":\"None\",\"pos\":NaN}");
    assertThat(laps.columns().names()).containsExactly("LapTime");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "\"text\"", "{}", "-1"})
  void aKnownColumnThatIsNoArrayIsRefused(String value) {
    assertThatThrownBy(() -> laps("{\"time\":" + value + "}"))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("expected an array of values for time but found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[1]]", "[{}]", "[1,[]]"})
  void nestingInAKnownColumnIsRefused(String value) {
    assertThatThrownBy(() -> laps("{\"time\":" + value + "}")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> laps("{\"compound\":" + value + "}"))
        .isInstanceOf(JsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "true", "\"x\""})
  void aTelThatIsNoObjectIsRefused(String value) {
    assertThatThrownBy(() -> Telemetry.decode(("{\"tel\":" + value + "}").getBytes(UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("expected an object of arrays for tel");
  }

  @Test
  void driversAreReadInTheirOrderWithWhatTheyHave() {
    var table =
        drivers(
            "{\"drivers\":[{\"driver\":\"VER\",\"dn\":33},{\"new\":\"x\",\"driver\":\"RAI\",\"dn\":\"None\"}]}");
    assertThat(table.abbreviation()).isEqualTo(TextColumn.of("VER", "RAI"));
    assertThat(table.driverNumber()).isEqualTo(TextColumn.of("33", null));
    assertThat(table.column("new")).contains(TextColumn.of(null, "x"));
  }

  @Test
  void ofAKeyThatOccursTwiceInADriverTheLastCountsEvenIfItIsLeftOut() {
    assertThat(drivers("{\"drivers\":[{\"driver\":\"VER\",\"driver\":[1]}]}").abbreviation())
        .isEqualTo(TextColumn.missing(1));
  }

  @Test
  void aDriverWithNothingIsARow() {
    assertThat(drivers("{\"drivers\":[{},{\"driver\":\"VER\"},{}]}").abbreviation())
        .isEqualTo(TextColumn.of(null, "VER", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"drivers\":[1]}",
        "{\"drivers\":[{},]}",
        "{\"drivers\":{}}",
        "{\"drivers\":[null]}"
      })
  void driversThatAreNoObjectsAreRefused(String text) {
    assertThatThrownBy(() -> drivers(text)).isInstanceOf(JsonException.class);
  }

  @Test
  void aReaderIsGoodForTheNextFileAfterOneItRefused() {
    var reader = new TableReader();
    byte[] bad =
        "{\"tel\":{\"rpm\":[1,2,\"x\"],\"DriverAhead\":[\"a\",\"\\u0062\",".getBytes(UTF_8);
    byte[] good = "{\"tel\":{\"rpm\":[7],\"DriverAhead\":[\"b\"]}}".getBytes(UTF_8);
    assertThatThrownBy(() -> reader.telemetry(bad, 0, bad.length))
        .isInstanceOf(JsonException.class);
    assertThat(reader.telemetry(good, 0, good.length)).isEqualTo(Telemetry.decode(good));
  }
}
