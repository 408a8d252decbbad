package io.tif1.model.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tif1.model.ColumnSpec;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random files of columns, with everything in them that a reader tolerates. */
final class TableFiles {
  private static final String[] TEXTS = {
    "\"SOFT\"", "\"None\"", "\"\"", "\"日本\"", "\"\\ud83d\"", "\"\\u0000é\"", "\"None \"", "\"44\""
  };

  private final Random random;

  TableFiles(long seed) {
    this.random = new Random(seed);
  }

  /** {@code {"tel": {...}}}. */
  byte[] telemetry(ColumnSpec... known) {
    return ("{\"tel\":" + object(known) + "}").getBytes(UTF_8);
  }

  byte[] laps(ColumnSpec... known) {
    return object(known).getBytes(UTF_8);
  }

  private String object(ColumnSpec... known) {
    int rows = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(200);
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(
            i -> {
              boolean isKnown = random.nextInt(4) != 0;
              String name = isKnown ? known[random.nextInt(known.length)].key() : "new" + i;
              return '"' + name + "\":" + column(rows, isKnown);
            })
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String column(int rows, boolean known) {
    int kind = random.nextInt(10);
    int length = random.nextInt(8) == 0 ? random.nextInt(rows + 1) : rows;
    if (kind == 9) {
      return known ? "\"None\"" : "{\"a\":1}";
    }
    String same = value(kind);
    boolean all = random.nextInt(6) == 0;
    return IntStream.range(0, length)
        .mapToObj(row -> all ? same : random.nextInt(30) == 0 ? missing() : value(kind))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String missing() {
    return switch (random.nextInt(3)) {
      case 0 -> "null";
      case 1 -> "\"nan\"";
      default -> value(random.nextInt(9));
    };
  }

  private String value(int kind) {
    return switch (kind) {
      case 0 -> Integer.toString(random.nextInt(100));
      case 1 -> Integer.toString(random.nextInt(60_000) - 30_000);
      case 2 -> Integer.toString(random.nextInt());
      case 3 -> Double.toString(random.nextInt(100_000) / 1000.0);
      case 4 -> Double.toString(random.nextGaussian() * 100);
      case 5 -> random.nextInt(3) == 0 ? Double.toString(random.nextGaussian()) : "1200.0";
      case 6 -> random.nextBoolean() ? "-0.0" : "5e-324";
      case 7 -> Boolean.toString(random.nextBoolean());
      default -> TEXTS[random.nextInt(TEXTS.length)];
    };
  }
}
