package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tif1.model.JsonException;
import io.tif1.model.Table;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Files of the greatest size that is ever read, 64 MiB, made to need much more as columns. {@link
 * #main} reads one of them and ends well if it was read or refused.
 */
final class HostileFiles {
  private static final int SIZE = 64 << 20;

  private HostileFiles() {}

  enum Shape {
    ONE_ARRAY_OF_NUMBERS("{\"tel\":{\"rpm\":[0", i -> ",1".repeat(500)),
    NUMBERS_IN_MANY_COLUMNS(
        "{\"tel\":{\"c\":[1", i -> i % 450_000 == 0 ? "],\"c" + i + "\":[1" : ",1e7"),
    SHORT_COLUMNS_BESIDE_LONG_ONES(
        "{\"tel\":{\"rpm\":[1", i -> i < 480_000 ? ",1" : "],\"c" + i % 190 + "\":[1e7"),
    KNOWN_TEXTS_ALL_DIFFERENT(
        "{\"cat\":[\"\"",
        i ->
            i % 450_000 == 0
                ? "],\"" + RACE_CONTROL[i / 450_000 % 7] + "\":[\"\""
                : ",\"" + i + '"'),
    UNKNOWN_TEXTS_ALL_DIFFERENT(
        "{\"tel\":{\"c\":[\"\"",
        i -> i % 450_000 == 0 ? "],\"c" + i + "\":[\"\"" : ",\"" + i + "x\""),
    ESCAPED_TEXTS(
        "{\"tel\":{\"c\":[\"\"", i -> i % 450_000 == 0 ? "],\"c" + i + "\":[1" : ",\"\\n\""),
    LONG_TEXTS("{\"tel\":{\"c\":[\"\"", i -> ",\"" + i + LONG + '"'),
    TEXTS_BEYOND_LATIN("{\"tel\":{\"c\":[\"\"", i -> ",\"\u65e5" + i + LONG + '"'),
    LONG_NAMES(
        "{\"tel\":{\"c\":[1", i -> "],\"\u65e5" + LONG.substring(0, 990) + i % 199 + "\":[1"),
    THE_SAME_KEY_AGAIN_AND_AGAIN("{\"tel\":{\"c\":[1", i -> "],\"c\":[1,2.5"),
    TEXTS_AMONG_NUMBERS(
        "{\"tel\":{\"rpm\":[1", i -> i % 450_000 == 0 ? "],\"rpm\":[1" : ",\"" + i + "x\""),
    SCALARS(
        "{\"tel\":{\"rpm\":[1" + ",1".repeat(480_000) + "]", i -> ",\"c" + i % 190 + "\":\"x\""),
    FLAGS("{\"tel\":{\"brake\":[0", i -> i % 450_000 == 0 ? "],\"brake\":[0" : ",true"),
    NESTED("{\"tel\":{\"deep\":[1", i -> ",[1],{\"a\":[]}".repeat(50)),
    DRIVERS("{\"drivers\":[{\"driver\":\"A\"}", i -> ",{\"driver\":\"" + i + LONG + "\"}"),
    DRIVERS_OF_MANY_KEYS(
        "{\"drivers\":[{\"driver\":\"A\"}",
        i -> i % 99 == 0 ? ",{\"k\":\"\"}" : ",{\"k" + i % 99 + "\":\"" + i + "\"}"),
    ONE_LONG_TEXT("{\"tel\":{\"c\":[\"\u65e5", i -> LONG, "\"]}}"),
    ONE_LONG_TEXT_ALONE("{\"tel\":{\"c\":\"\\n", i -> LONG, "\"}}"),
    ONE_LONG_NAME("{\"tel\":{\"", i -> LONG, "\":[]}}"),
    ONE_LONG_NUMBER("{\"tel\":{\"rpm\":[1", i -> "0".repeat(1000)),
    ONE_LONG_TEXT_AMONG_NUMBERS("{\"tel\":{\"rpm\":[1,\"", i -> LONG, "\"]}}"),
    SPACE("{\"tel\":{\"rpm\":[", i -> " ".repeat(1000)),
    OPEN_BRACKETS("{\"tel\":{\"rpm\":", i -> "[".repeat(1000)),
    ORDINARY_TELEMETRY(
        "{\"tel\":{\"c\":[1",
        i -> i % 100_000 == 0 ? "],\"c" + i + "\":[1" : ",104.123456789" + i % 99_991);

    private final String begin;
    private final IntFunction<String> more;
    private final String end;

    Shape(String begin, IntFunction<String> more) {
      this(begin, more, begin.startsWith("{\"tel\"") ? "]}}" : "]}");
    }

    Shape(String begin, IntFunction<String> more, String end) {
      this.begin = begin;
      this.more = more;
      this.end = end;
    }

    /** Written into one array, so that this takes no more memory than the file. */
    byte[] file() {
      byte[] text = new byte[SIZE];
      byte[] end = this.end.getBytes(US_ASCII);
      int at = 0;
      byte[] piece = begin.getBytes(UTF_8);
      for (int i = 1; at + piece.length + end.length <= SIZE; i++) {
        System.arraycopy(piece, 0, text, at, piece.length);
        at += piece.length;
        piece = more.apply(i).getBytes(UTF_8);
      }
      System.arraycopy(end, 0, text, at, end.length);
      Arrays.fill(text, at + end.length, SIZE, (byte) ' ');
      return text;
    }

    boolean isDrivers() {
      return name().startsWith("DRIVERS");
    }
  }

  private static final String[] RACE_CONTROL = {
    "time", "msg", "status", "flag", "scope", "dNum", "cat"
  };
  private static final String LONG = "abcdefghij".repeat(100);

  public static void main(String[] args) {
    for (String name : args) {
      Shape shape = Shape.valueOf(name);
      byte[] text = shape.file();
      String outcome;
      try {
        var reader = new TableReader();
        Table table =
            shape.isDrivers()
                ? reader.drivers(text, 0, text.length)
                : shape == Shape.KNOWN_TEXTS_ALL_DIFFERENT
                    ? reader.raceControl(text, 0, text.length)
                    : reader.telemetry(text, 0, text.length);
        outcome = "read, " + table.size() + " rows, " + (table.sizeBytes() >> 20) + " MiB";
      } catch (JsonException e) {
        outcome = "refused: " + e.getMessage();
      }
      System.out.println(shape + " " + outcome);
    }
  }
}
