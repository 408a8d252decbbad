package io.tif1.tests.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tif1.model.JsonException;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.image.TableImage;
import io.tif1.model.json.JsonScanner;
import java.nio.charset.StandardCharsets;

/**
 * Whatever the bytes are: a file is read or refused with a JsonException, nothing is read that the
 * check of bodies refuses, and what is read is what Jackson reads. In a normal build the inputs
 * kept beside this test run through it; {@code bench/fuzz} searches for others.
 */
class DecodeFuzzTest {
  private static final String PAD = " ".repeat(80);

  @FuzzTest
  void telemetry(byte[] text) {
    requireSound(Decoded.TELEMETRY, text);
  }

  @FuzzTest
  void laps(byte[] text) {
    requireSound(Decoded.LAPS, text);
  }

  @FuzzTest
  void drivers(byte[] text) {
    requireSound(Decoded.DRIVERS, text);
  }

  @FuzzTest
  void weather(byte[] text) {
    requireSound(Decoded.WEATHER, text);
  }

  @FuzzTest
  void raceControl(byte[] text) {
    requireSound(Decoded.RACE_CONTROL, text);
  }

  @FuzzTest
  void corners(byte[] text) {
    requireSound(Decoded.CORNERS, text);
  }

  /** Text as an array of numbers, once with room for the quick path and once without. */
  @FuzzTest
  void numbers(byte[] text) {
    String array = new String(text, StandardCharsets.ISO_8859_1).replace('\n', ',');
    String document = "{\"tel\":{\"rpm\":[" + array + "]}}";
    byte[] near = document.getBytes(StandardCharsets.UTF_8);
    byte[] far = (document + PAD).getBytes(StandardCharsets.UTF_8);
    Table one = requireSound(Decoded.TELEMETRY, near);
    Table other = requireSound(Decoded.TELEMETRY, far);
    if (one == null ? other != null : !one.equals(other)) {
      throw new AssertionError(document + " is " + one + ", with space behind it " + other);
    }
  }

  /** Columns out of a cache's file, which anybody may have made: what is read can be used. */
  @FuzzTest
  void image(byte[] image) {
    Table table;
    try {
      table = TableImage.read(image);
    } catch (IllegalArgumentException refused) {
      return;
    }
    if (table.size() > 10_000) {
      return; // sound, and nothing but slower
    }
    table.columns().asMap().values().forEach(Object::toString);
    table.findings();
    if (!TableImage.read(TableImage.of(table)).equals(table)) {
      throw new AssertionError("written and read again, it is another table than " + table);
    }
  }

  private static Table requireSound(Decoded kind, byte[] text) {
    Table table;
    try {
      table = kind.decode(text);
    } catch (JsonException refused) {
      return null;
    }
    JsonScanner.requireObject(text, 0, text.length);
    kind.compare(table, text);
    if (kind == Decoded.TELEMETRY && !Telemetry.decode(text).equals(table)) {
      throw new AssertionError("read twice, the same bytes gave different tables");
    }
    return table;
  }
}
