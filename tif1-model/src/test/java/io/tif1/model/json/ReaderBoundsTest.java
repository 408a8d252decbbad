package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.Drivers;
import io.tif1.model.JsonException;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each bound lets through what is just below it, and says what it is when it does not. */
class ReaderBoundsTest {
  private static Telemetry telemetry(String members) {
    return Telemetry.decode(("{\"tel\":{" + members + "}}").getBytes(UTF_8));
  }

  private static void requireRefused(String members, String message) {
    assertThatThrownBy(() -> telemetry(members))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining(message);
  }

  private static String columns(int count, String array) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"c" + i + "\":" + array)
        .collect(Collectors.joining(","));
  }

  private static String array(int rows, String value) {
    return "[" + (value + ",").repeat(rows - 1) + value + "]";
  }

  @Test
  void twoHundredColumnsAreRead() {
    assertThat(telemetry(columns(200, "[1]")).columns().names()).hasSize(200);
  }

  @Test
  void moreColumnsAreRefused() {
    requireRefused(columns(201, "[1]"), "an object of over 200 columns");
  }

  @Test
  void fourHundredThousandRowsAreRead() {
    assertThat(telemetry("\"rpm\":" + array(400_000, "1.5")).size()).isEqualTo(400_000);
  }

  @Test
  void aMillionNumbersAreRefused() {
    requireRefused("\"rpm\":" + array(1_000_000, "1"), "an array of over 500000 values");
  }

  @Test
  void aMillionTextsAreRefused() {
    requireRefused("\"DriverAhead\":" + array(1_000_000, "\"\""), "an array of over 500000 values");
  }

  @Test
  void aNameOfAThousandBytesIsRead() {
    assertThat(telemetry("\"" + "n".repeat(1000) + "\":[1]").columns().names().get(0))
        .hasSize(1000);
  }

  @Test
  void aLongerNameIsRefused() {
    requireRefused("\"" + "n".repeat(1001) + "\":[1]", "a name of over 1000 bytes");
  }

  @Test
  void aTextOfAMebibyteIsRead() {
    assertThat(telemetry("\"t\":\"" + "x".repeat(1 << 20) + "\",\"rpm\":[1]").column("t"))
        .isPresent();
  }

  @Test
  void aLongerTextIsRefused() {
    String text = "\"" + "x".repeat((1 << 20) + 1) + "\"";
    requireRefused("\"t\":[" + text + "]", "a text of over 1048576 bytes");
    requireRefused("\"t\":" + text, "a text of over 1048576 bytes");
    requireRefused("\"t\":[\"\\n" + text.substring(1) + "]", "a text of over 1048576 bytes");
  }

  @Test
  void aLongTextAmongNumbersIsAFindingOfReadableLength() {
    var table = telemetry("\"rpm\":[\"" + "x".repeat(5_000_000) + "\"]");
    assertThat(table.findingsOfReading().get(0).found()).hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void shortColumnsBesideALongOneAreFilledUpOnlyToTheBound() {
    requireRefused(
        "\"rpm\":" + array(400_000, "1") + "," + columns(14, "[1e7]"),
        "columns that need over 40 MiB of memory");
  }

  @Test
  void columnsNeedNoMoreMemoryThanTheBound() {
    String column = "[" + "1e7,2e7,".repeat(200_000) + "3]";
    assertThat(telemetry(columns(13, column)).sizeBytes()).isGreaterThan(40_000_000L);
    requireRefused(columns(14, column), "columns that need over 40 MiB of memory");
  }

  @Test
  void columnsThatAreReplacedCountToo() {
    requireRefused(
        ("\"rpm\":[" + "1e7,2e7,".repeat(200_000) + "3],").repeat(14) + "\"speed\":[]",
        "columns that need over 40 MiB of memory");
  }

  @Test
  void differentTextsCountAsWhatTheyNeed() {
    String texts =
        IntStream.range(0, 300_000)
            .mapToObj(i -> "\"t" + i + "\"")
            .collect(Collectors.joining(","));
    assertThat(telemetry("\"a\":[" + texts + "]").size()).isEqualTo(300_000);
    requireRefused(columns(2, "[" + texts + "]"), "columns that need over 40 MiB of memory");
  }

  @Test
  void tenThousandDriversAreRead() {
    String text = "{\"drivers\":" + array(10_000, "{\"driver\":\"A\"}") + "}";
    assertThat(Drivers.decode(text.getBytes(UTF_8)).size()).isEqualTo(10_000);
  }

  @Test
  void moreDriversAreRefused() {
    byte[] text = ("{\"drivers\":" + array(10_001, "{}") + "}").getBytes(UTF_8);
    assertThatThrownBy(() -> Drivers.decode(text))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("an array of over 10000 objects");
  }

  @Test
  void objectsOfTooManyKeysAreRefused() {
    String text = "{\"drivers\":[{" + columns(101, "1") + "}]}";
    assertThatThrownBy(() -> Drivers.decode(text.getBytes(UTF_8)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("objects of over 100 different keys");
  }

  @Test
  void onlySoManyFindingsAreKept() {
    String twice = "\"rpm\":[1],".repeat(1000) + "\"rpm\":[1]";
    assertThat(telemetry(twice).findingsOfReading()).hasSize(200);
  }

  /** Texts of one hash: with a table that trusts its hash this takes hours. */
  @Test
  void textsMadeToCollideAreReadAsFastAsOthers() {
    var texts = new StringBuilder();
    for (int i = 0; i < 1 << 17; i++) {
      texts.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 17; bit++) {
        texts.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      texts.append('"');
    }
    var column = Laps.decode(("{\"compound\":[" + texts + "]}").getBytes(UTF_8), null).compound();
    assertThat(column.size()).isEqualTo(1 << 17);
    assertThat(column.distinct()).hasSize(1 << 17);
  }

  /** Clearing a table of many texts before each small array takes minutes. */
  @Test
  void smallArraysAfterALargeOneAreReadAsFastAsOthers() {
    String texts =
        IntStream.range(0, 60_000).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
    String small = "\"DriverAhead\":[\"1\"],".repeat(200_000);
    var table = telemetry("\"a\":[" + texts + "]," + small + "\"rpm\":[]");
    assertThat(table.driverAhead().get(0)).isEqualTo("1");
  }
}
