package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tif1.model.Telemetry;
import io.tif1.model.column.DoubleColumn;

/** Reads numbers through the door that files take. */
final class ReadNumbers {
  private ReadNumbers() {}

  static DoubleColumn read(String array) {
    return Telemetry.decode(("{\"tel\":{\"rpm\":" + array + "}}").getBytes(UTF_8)).rpm();
  }

  static void requireExact(String[] lexemes, String separator) {
    DoubleColumn column = read("[" + String.join(separator, lexemes) + "]");
    if (column.size() != lexemes.length) {
      throw new AssertionError(lexemes.length + " numbers, but " + column.size() + " were read");
    }
    for (int row = 0; row < lexemes.length; row++) {
      double exact = Double.parseDouble(lexemes[row]);
      if (Double.doubleToLongBits(column.get(row)) != Double.doubleToLongBits(exact)) {
        throw new AssertionError(lexemes[row] + " is " + exact + ", not " + column.get(row));
      }
    }
  }
}
