package io.tif1.model.json;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The numbers of one array while it is read; kept from array to array. Used by one thread. */
final class NumberBuffer {
  /** A buffer that one huge file has blown up is let go of after it. */
  private static final int KEPT_ROWS = 1 << 16;

  double[] values = new double[2048];
  int size;

  /** Whether {@code true} and {@code false} are values, 1 and 0. */
  boolean takesFlags;

  /** Whether a number in quotes is a value. */
  boolean takesTexts;

  /** How many values were of another type, and the first of them with its row. */
  int wrong;

  @Nullable String firstWrong;

  private int[] wholes = new int[0];

  void begin(boolean takesFlags, boolean takesTexts) {
    if (values.length > KEPT_ROWS) {
      values = new double[KEPT_ROWS];
      wholes = new int[0];
    }
    this.takesFlags = takesFlags;
    this.takesTexts = takesTexts;
    size = 0;
    wrong = 0;
    firstWrong = null;
  }

  double[] grown() {
    values = Arrays.copyOf(values, values.length * 2);
    return values;
  }

  void wrong(String lexeme, int row) {
    if (wrong++ == 0) {
      firstWrong = lexeme + " in row " + row;
    }
  }

  DoubleColumn toDoubles() {
    return DoubleColumn.of(values, size);
  }

  /** A number with a fraction, or beyond an int, is no value and is counted as wrong. */
  IntColumn toWholes() {
    if (wholes.length < size) {
      wholes = new int[values.length];
    }
    for (int row = 0; row < size; row++) {
      double value = values[row];
      int whole = (int) value;
      if (whole == value && whole != IntColumn.MISSING) {
        wholes[row] = whole;
      } else {
        wholes[row] = IntColumn.MISSING;
        if (!Double.isNaN(value)) {
          wrong(Double.toString(value), row);
        }
      }
    }
    return IntColumn.of(wholes, size);
  }

  /** A number that is neither 0 nor 1 is no value and is counted as wrong. */
  BooleanColumn toFlags() {
    var flags = new BooleanColumn.Builder(size);
    for (int row = 0; row < size; row++) {
      double value = values[row];
      if (value == 1) {
        flags.yes(row);
      } else if (value != 0) {
        flags.missing(row);
        if (!Double.isNaN(value)) {
          wrong(Double.toString(value), row);
        }
      }
    }
    return flags.build();
  }
}
