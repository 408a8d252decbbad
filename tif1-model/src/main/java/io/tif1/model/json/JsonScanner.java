package io.tif1.model.json;

import io.tif1.model.JsonException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Says whether bytes are one well-formed JSON object, in one pass and without building anything.
 * Every body passes through here before a CDN is believed, so it runs at the speed of the network:
 * one loop with a bit for each open bracket, no recursion, no allocation.
 *
 * <p>Grammar: RFC 8259, plus the bare tokens {@code NaN}, {@code Infinity} and {@code -Infinity},
 * plus a byte-order mark at the beginning. Strings must be valid UTF-8. Nesting is bounded by
 * {@link #MAX_DEPTH}, a number by {@link #MAX_NUMBER_LENGTH} characters.
 */
public sealed class JsonScanner permits ColumnReader {
  /** How deep objects and arrays may nest; published files nest three deep. */
  public static final int MAX_DEPTH = 256;

  /** How many characters a number may have; published numbers have up to 24. */
  public static final int MAX_NUMBER_LENGTH = 1000;

  /**
   * What a byte is inside a string: 0 plain ASCII, 1 quote, 2 backslash, 3 control, 4 not ASCII.
   */
  private static final byte[] IN_STRING = new byte[256];

  static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
  static final long ZEROS = 0x3030_3030_3030_3030L;
  static final long ABOVE_NINE = 0x4646_4646_4646_4646L;

  static {
    for (int i = 0; i < 0x20; i++) {
      IN_STRING[i] = 3;
    }
    for (int i = 0x80; i < 0x100; i++) {
      IN_STRING[i] = 4;
    }
    IN_STRING['"'] = 1;
    IN_STRING['\\'] = 2;
  }

  final byte[] text;
  final int end;

  /** Where reading has come to. */
  int at;

  /** One bit a level, innermost level lowest in the last word: 1 is an object, 0 an array. */
  private final long[] objects = new long[MAX_DEPTH / Long.SIZE];

  private int depth;

  /** How many levels a reader built on this one has opened around what is read here. */
  int around;

  JsonScanner(byte[] text, int from, int end) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  /**
   * Returns normally if {@code text[from .. to)} is one JSON object with nothing but white space
   * around it.
   *
   * @throws JsonException otherwise, with what was expected and where
   */
  public static void requireObject(byte[] text, int from, int to) {
    new JsonScanner(text, from, to).document();
  }

  private void document() {
    skipByteOrderMark();
    if (skipSpace() != '{') {
      throw unexpected("a JSON object");
    }
    skipValue();
    requireEnd();
  }

  final void skipByteOrderMark() {
    if (end - at >= 3
        && text[at] == (byte) 0xEF
        && text[at + 1] == (byte) 0xBB
        && text[at + 2] == (byte) 0xBF) {
      at += 3;
    }
  }

  /** Nothing but white space may follow. */
  final void requireEnd() {
    if (skipSpace() >= 0) {
      throw unexpected("the end of the text");
    }
  }

  /** Reads one whole value, whatever stands in it. */
  final void skipValue() {
    value();
    while (depth > 0) {
      // Behind a value, inside an object or an array.
      int next = skipSpace();
      if (next == ',') {
        at++;
        if (inObject()) {
          name();
          value();
        } else {
          value();
          if (!inObject()) { // the value may have been the beginning of an object
            moreNumbers();
          }
        }
      } else if (next == (inObject() ? '}' : ']')) {
        at++;
        depth--;
      } else {
        throw unexpected(inObject() ? "',' or '}'" : "',' or ']'");
      }
    }
  }

  /**
   * Behind an element of an array: reads on while numbers follow with nothing but commas between.
   */
  private void moreNumbers() {
    byte[] text = this.text;
    int last = end - 1;
    while (at < last && text[at] == ',' && (isDigit(text[at + 1]) || text[at + 1] == '-')) {
      at++;
      number();
    }
  }

  /** Reads one value; an opening bracket is left open, with what stands in it up to its value. */
  private void value() {
    while (true) {
      int c = skipSpace();
      if (c == '-' || isDigit(c)) {
        number();
        return;
      }
      switch (c) {
        case '"' -> {
          at++;
          string();
          return;
        }
        case '{' -> {
          open(true);
          if (skipSpace() == '}') {
            at++;
            depth--;
            return;
          }
          name();
        }
        case '[' -> {
          open(false);
          if (skipSpace() == ']') {
            at++;
            depth--;
            return;
          }
        }
        case 't' -> {
          word("true");
          return;
        }
        case 'f' -> {
          word("false");
          return;
        }
        case 'n' -> {
          word("null");
          return;
        }
        case 'N' -> {
          word("NaN");
          return;
        }
        case 'I' -> {
          word("Infinity");
          return;
        }
        default -> throw unexpected("a value");
      }
    }
  }

  final void name() {
    if (skipSpace() != '"') {
      throw unexpected("a name in quotes");
    }
    at++;
    string();
    if (skipSpace() != ':') {
      throw unexpected("':'");
    }
    at++;
  }

  private void open(boolean object) {
    if (depth + around == MAX_DEPTH) {
      throw new JsonException("nested deeper than " + MAX_DEPTH + " levels", at);
    }
    at++;
    long bit = 1L << depth;
    int word = depth >>> 6;
    objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
    depth++;
  }

  private boolean inObject() {
    int level = depth - 1;
    return (objects[level >>> 6] >>> level & 1) != 0;
  }

  final void word(String word) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (at >= end || text[at] != word.charAt(i)) {
        throw unexpected('"' + word + '"');
      }
    }
    if (at < end && Character.isJavaIdentifierPart(text[at] & 0xFF)) {
      throw unexpected("a separator");
    }
  }

  final void number() {
    byte[] text = this.text;
    int end = this.end;
    int begin = at;
    int i = begin;
    if (text[i] == '-') {
      i++;
      if (i < end && text[i] == 'I') {
        at = i;
        word("Infinity");
        return;
      }
    }
    if (i < end && text[i] == '0') {
      i++;
    } else {
      i = digits(i);
    }
    if (i < end && text[i] == '.') {
      i = digits(i + 1);
    }
    if (i < end && (text[i] | 0x20) == 'e') {
      i++;
      if (i < end && (text[i] == '+' || text[i] == '-')) {
        i++;
      }
      i = digits(i);
    }
    at = i;
    if (i - begin > MAX_NUMBER_LENGTH) {
      throw new JsonException("a number of over " + MAX_NUMBER_LENGTH + " characters", begin);
    }
    if (i < end && Character.isJavaIdentifierPart(text[i] & 0xFF)) {
      throw unexpected("a separator behind the number");
    }
  }

  /** Passes one digit or more from {@code i}; returns where they end. */
  private int digits(int i) {
    int behind = behindDigits(text, i, end);
    if (behind == i) {
      at = i;
      throw unexpected("a digit");
    }
    return behind;
  }

  /**
   * Where the digits from {@code i} end. Most of a file is digits, in runs of all lengths, so a
   * loop over single ones would guess its end wrongly each time: eight are looked at in one go.
   */
  private static int behindDigits(byte[] text, int i, int end) {
    while (i + Long.BYTES <= end) {
      long eight = (long) EIGHT_BYTES.get(text, i);
      // A byte's highest bit, for bytes above '9' by the sum and below '0' by the difference. What
      // is carried or borrowed goes to higher bytes, so the lowest bit set is right.
      long others = (eight + ABOVE_NINE | eight - ZEROS) & HIGHEST_BITS;
      if (others != 0) {
        return i + (Long.numberOfTrailingZeros(others) >>> 3);
      }
      i += Long.BYTES;
    }
    while (i < end && isDigit(text[i])) {
      i++;
    }
    return i;
  }

  /** Reads to behind the closing quote; {@code at} stands behind the opening one. */
  final void string() {
    byte[] text = this.text;
    int end = this.end;
    int i = at;
    while (i < end) {
      switch (IN_STRING[text[i] & 0xFF]) {
        case 0 -> i++;
        case 1 -> {
          at = i + 1;
          return;
        }
        case 2 -> i = escape(i);
        case 4 -> i = Utf8.next(text, i, end);
        default -> {
          at = i;
          throw unexpected("no control character in a string");
        }
      }
    }
    at = end;
    throw unexpected("a closing quote");
  }

  private int escape(int backslash) {
    int i = backslash + 1;
    at = i;
    if (i >= end) {
      throw unexpected("an escaped character");
    }
    switch (text[i]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return i + 1;
      }
      case 'u' -> {
        for (int k = 1; k <= 4; k++) {
          at = i + k;
          if (at >= end || Character.digit(text[at], 16) < 0) {
            throw unexpected("four hexadecimal digits");
          }
        }
        return i + 5;
      }
      default -> throw unexpected("an escape that JSON knows");
    }
  }

  /** Moves to the next byte that is not white space and returns it, or -1 at the end. */
  final int skipSpace() {
    byte[] text = this.text;
    int i = at;
    while (i < end) {
      byte c = text[i];
      if (c > ' ' || c < 0) {
        at = i;
        return c & 0xFF;
      }
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        at = i;
        throw unexpected("no control character");
      }
      i++;
    }
    at = end;
    return -1;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  final JsonException unexpected(String expected) {
    return new JsonException("expected " + expected + " but found " + found(), at);
  }

  private String found() {
    if (at >= end) {
      return "the end of the text";
    }
    int c = text[at] & 0xFF;
    return c > ' ' && c < 0x7F ? "'" + (char) c + "'" : String.format("byte 0x%02x", c);
  }
}
