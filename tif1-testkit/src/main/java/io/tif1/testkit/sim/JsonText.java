package io.tif1.testkit.sim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON the way the published files are written, in one of two styles. Numbers are the
 * shortest that read back exactly; what is missing is the text "None", also among numbers.
 *
 * <p>Belongs to one thread.
 */
final class JsonText {
  /** What a missing time in milliseconds is inside the simulator. */
  static final long MISSING = Long.MIN_VALUE;

  private static final byte[] NONE = "\"None\"".getBytes(StandardCharsets.US_ASCII);

  private final TextStyle style;
  private final ShortestDecimal decimal = new ShortestDecimal();
  private final byte[] scratch = new byte[20];
  private byte[] out;
  private int size;
  private boolean first = true;

  JsonText(TextStyle style, int expectedBytes) {
    this.style = style;
    this.out = new byte[expectedBytes];
  }

  byte[] bytes() {
    return Arrays.copyOf(out, size);
  }

  // structure

  void open(char bracket) {
    ready(1);
    out[size++] = (byte) bracket;
    first = true;
  }

  void close(char bracket) {
    ready(1);
    out[size++] = (byte) bracket;
    first = false;
  }

  /** A key of an object, with the comma before it; the value has to follow. */
  void key(String name) {
    next();
    quoted(name);
    out[size++] = ':';
    if (style == TextStyle.PYTHON) {
      out[size++] = ' ';
    }
    first = true;
  }

  /** The comma before an element of an array, unless it is the first. */
  void next() {
    ready(32);
    if (!first) {
      out[size++] = ',';
      if (style == TextStyle.PYTHON) {
        out[size++] = ' ';
      }
    }
    first = false;
  }

  // values

  void none() {
    next();
    rawNone();
  }

  void text(String value) {
    next();
    quoted(value);
  }

  void textOrNone(@Nullable String value) {
    if (value == null) {
      none();
    } else {
      text(value);
    }
  }

  void bool(boolean value) {
    next();
    ascii(value ? "true" : "false");
  }

  void whole(long value) {
    next();
    digits(value);
  }

  /** Milliseconds as seconds with no more than three decimals, or "None". */
  void seconds(long millis) {
    next();
    if (millis == MISSING) {
      rawNone();
      return;
    }
    long value = millis;
    if (value < 0) {
      out[size++] = '-';
      value = -value;
    }
    digits(value / 1000);
    int rest = (int) (value % 1000);
    out[size++] = '.';
    out[size++] = (byte) ('0' + rest / 100);
    if (rest % 100 != 0) {
      out[size++] = (byte) ('0' + rest / 10 % 10);
      if (rest % 10 != 0) {
        out[size++] = (byte) ('0' + rest % 10);
      }
    }
  }

  /** A number with a decimal point or an exponent; NaN is "None". */
  void number(double value) {
    next();
    if (Double.isNaN(value)) {
      rawNone();
      return;
    }
    double magnitude = value;
    if (value < 0) {
      out[size++] = '-';
      magnitude = -value;
    }
    if (magnitude < 1e15 && magnitude == (long) magnitude) {
      digits((long) magnitude);
      out[size++] = '.';
      out[size++] = '0';
      return;
    }
    decimal.of(magnitude);
    layOut(decimal.digits(), decimal.exponent());
  }

  private void layOut(long digits, int power) {
    int length = fill(digits);
    int start = scratch.length - length;
    int point = length + power; // where the point is, counted from the first digit
    if (point > 16 || point - 1 < style.smallestPlainExponent()) {
      out[size++] = scratch[start];
      if (length > 1) {
        out[size++] = '.';
        put(start + 1, length - 1);
      }
      exponent(point - 1);
    } else if (point <= 0) {
      out[size++] = '0';
      out[size++] = '.';
      zeros(-point);
      put(start, length);
    } else if (point >= length) {
      put(start, length);
      zeros(point - length);
      out[size++] = '.';
      out[size++] = '0';
    } else {
      put(start, point);
      out[size++] = '.';
      put(start + point, length - point);
    }
  }

  private void exponent(int value) {
    out[size++] = 'e';
    if (value < 0) {
      out[size++] = '-';
    } else if (style == TextStyle.PYTHON) {
      out[size++] = '+';
    }
    int magnitude = Math.abs(value);
    if (style == TextStyle.PYTHON && magnitude < 10) {
      out[size++] = '0';
    }
    digits(magnitude);
  }

  private void digits(long value) {
    if (value < 0) {
      out[size++] = '-';
    }
    int length = fill(Math.abs(value));
    put(scratch.length - length, length);
  }

  /** Puts the digits at the end of the scratch bytes; returns how many. */
  private int fill(long value) {
    long rest = value;
    int at = scratch.length;
    do {
      scratch[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    return scratch.length - at;
  }

  private void put(int from, int length) {
    System.arraycopy(scratch, from, out, size, length);
    size += length;
  }

  private void zeros(int count) {
    for (int i = 0; i < count; i++) {
      out[size++] = '0';
    }
  }

  private void rawNone() {
    System.arraycopy(NONE, 0, out, size, NONE.length);
    size += NONE.length;
  }

  private void ascii(String value) {
    ready(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      out[size++] = (byte) value.charAt(i);
    }
  }

  private void quoted(String value) {
    ready(6 * value.length() + 8);
    out[size++] = '"';
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out[size++] = '\\';
        out[size++] = (byte) c;
      } else if (c >= ' ' && c < 0x7f) {
        out[size++] = (byte) c;
      } else if (c < ' ' || style == TextStyle.PYTHON) {
        ascii(String.format("\\u%04x", (int) c));
      } else {
        int end = Character.isHighSurrogate(c) && i + 1 < value.length() ? i + 2 : i + 1;
        byte[] utf8 = value.substring(i, end).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, out, size, utf8.length);
        size += utf8.length;
        i = end - 1;
      }
    }
    out[size++] = '"';
  }

  private void ready(int more) {
    if (out.length - size < more) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
    }
  }
}
