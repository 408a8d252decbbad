package io.tif1.model.json;

import io.tif1.model.JsonException;
import java.nio.charset.StandardCharsets;

/**
 * Reads arrays of values into buffers, in one pass over the bytes that also finds out whether they
 * are well-formed. Everything that is not a plain number is read the slow way, by the scanner it is
 * built on.
 */
final class ColumnReader extends JsonScanner {
  /** More rows than any file has: the longest lap of a season has 51,697 samples. */
  static final int MAX_ROWS = 500_000;

  /**
   * As many bytes as reading one number in one go looks at: its 18 digits and more, in words of
   * eight, its exponent, and what follows. Nearer to the end numbers are read the slow way.
   */
  private static final int AHEAD = 64;

  /** The digits of a number that fit a long whatever they are. */
  private static final int MOST_DIGITS = 18;

  private static final long[] TENS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  /** The bytes of {@code "None"} with its quotes, and how many bits they take. */
  private static final long NONE = 0x22_65_6E_6F_4E_22L;

  /** How many bytes a name may have; the longest published one has 21. */
  static final int MAX_NAME_BYTES = 1000;

  /** How many bytes a text in a column may have; published ones have a few hundred. */
  static final int MAX_TEXT_BYTES = 1 << 20;

  private static final long SIX_BYTES = 0xFFFF_FFFF_FFFFL;

  /** What the columns of this file may still need. */
  final Budget budget = new Budget();

  /** What {@link #quickNumber} has read. */
  private double quick;

  private final PlainNumbers plain = new PlainNumbers();

  ColumnReader(byte[] text, int from, int end) {
    super(text, from, end);
  }

  /** Reads the name of the next member of an object; {@code at} then stands behind the colon. */
  String memberName() {
    skipSpace();
    int from = at + 1;
    name();
    int quote = at - 1; // the colon, or white space before it
    while (text[quote] != '"') {
      quote--;
    }
    if (quote - from > MAX_NAME_BYTES) {
      throw new JsonException("a name of over " + MAX_NAME_BYTES + " bytes", from);
    }
    return string(from, quote);
  }

  /** Reads an array of numbers; {@code at} stands at its bracket. */
  void numbers(NumberBuffer out) {
    at++;
    double[] values = out.values;
    int row = 0;
    if (skipSpace() == ']') {
      at++;
      return;
    }
    while (true) {
      if (row == values.length) {
        requireRows(row);
        values = out.grown();
      }
      plain.at = at;
      plain.row = row;
      plain.read(text, end, values);
      at = plain.at;
      row = plain.row;
      if (row == values.length) {
        continue;
      }
      boolean quickly = at + AHEAD <= end && quickNumber();
      values[row] = quickly ? quick : element(out, row);
      row++;
      int next = skipSpace();
      if (next == ',') {
        at++;
        skipOneSpace();
      } else if (next == ']') {
        at++;
        out.size = row;
        return;
      } else {
        throw unexpected("',' or ']'");
      }
    }
  }

  /** As Python writes it behind a comma; what else may stand there is found by the slow way. */
  private void skipOneSpace() {
    if (at < end && text[at] == ' ') {
      at++;
    }
  }

  /**
   * Reads a number that {@link PlainNumbers} has left, or a missing value as Python writes it, to
   * {@link #quick} and moves behind it: those with exponents, and the last of an array. Or reads
   * nothing and returns false. Whether what follows may follow a number is for the caller to see.
   */
  private boolean quickNumber() {
    byte[] text = this.text;
    int p = at;
    int c = text[p];
    boolean negative = c == '-';
    if (negative) {
      c = text[++p];
    }
    c -= '0';
    if (c < 0 || c > 9) {
      if (((long) EIGHT_BYTES.get(text, at) & SIX_BYTES) == NONE) {
        at += 6;
        quick = Double.NaN;
        return true;
      }
      return false;
    }
    int first = p++;
    long digits = c;
    if (c != 0) {
      int digit = text[p] - '0';
      while (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        digit = text[++p] - '0';
        if (p - first > MOST_DIGITS) {
          return false;
        }
      }
    }
    int power = 0;
    if (text[p] == '.') {
      int point = p++;
      while (true) {
        long eight = (long) EIGHT_BYTES.get(text, p);
        // As in JsonScanner: the lowest of these bits marks the first byte that is no digit.
        long others = (eight + ABOVE_NINE | eight - ZEROS) & HIGHEST_BITS;
        if (others == 0) {
          digits = digits * 100_000_000 + PlainNumbers.eightDigits(eight);
          p += 8;
          if (p - first > AHEAD - 24) {
            return false;
          }
          continue;
        }
        int count = Long.numberOfTrailingZeros(others) >>> 3;
        if (count > 0) {
          // Shifted up, so that the digits stand behind zeros.
          digits = digits * TENS[count] + PlainNumbers.eightDigits(eight << (64 - 8 * count));
          p += count;
        }
        break;
      }
      power = point + 1 - p;
      if (power == 0) {
        return false;
      }
      if (p - first - 1 > MOST_DIGITS && significant(first, p) > MOST_DIGITS) {
        return false;
      }
    }
    if ((text[p] | 0x20) == 'e') {
      int sign = text[++p];
      if (sign == '-' || sign == '+') {
        p++;
      }
      int begin = p;
      int exponent = 0;
      for (int digit = text[p] - '0'; digit >= 0 && digit <= 9; digit = text[++p] - '0') {
        exponent = exponent * 10 + digit;
        if (p - begin > 3) {
          return false;
        }
      }
      if (p == begin) {
        return false;
      }
      power += sign == '-' ? -exponent : exponent;
    }
    double value = DecimalToDouble.of(digits, power);
    if (Double.isNaN(value)) {
      return false;
    }
    at = p;
    quick = negative ? -value : value;
    return true;
  }

  /** How many digits of a number with a point matter: zeros before the others do not. */
  private int significant(int first, int behind) {
    int i = first;
    while (i < behind && (text[i] == '0' || text[i] == '.')) {
      i++;
    }
    return behind - i - (i <= first ? 1 : 0);
  }

  /** Reads one element of an array of numbers, whatever it is. */
  double element(NumberBuffer out, int row) {
    int c = skipSpace();
    int from = at;
    switch (c) {
      case '"' -> {
        at++;
        string();
        return isEscaped(from + 1, at - 1)
            ? numberInText(out, row, string(from + 1, at - 1).getBytes(StandardCharsets.UTF_8))
            : numberInText(out, row, text, from + 1, at - 1);
      }
      case 't' -> {
        word("true");
        return flag(out, row, true);
      }
      case 'f' -> {
        word("false");
        return flag(out, row, false);
      }
      case 'n' -> {
        word("null");
        return Double.NaN;
      }
      case 'N' -> {
        word("NaN");
        return Double.NaN;
      }
      case 'I' -> {
        word("Infinity");
        return Double.NaN;
      }
      default -> {
        if (c != '-' && !isDigit(c)) {
          throw unexpected("a number");
        }
        number();
        return text[at - 1] == 'y' ? Double.NaN : Double.parseDouble(ascii(text, from, at));
      }
    }
  }

  private static double flag(NumberBuffer out, int row, boolean flag) {
    if (out.takesFlags) {
      return flag ? 1 : 0;
    }
    out.wrong(Boolean.toString(flag), row);
    return Double.NaN;
  }

  private static double numberInText(NumberBuffer out, int row, byte[] text) {
    return numberInText(out, row, text, 0, text.length);
  }

  private static double numberInText(NumberBuffer out, int row, byte[] text, int from, int to) {
    if (MissingText.is(text, from, to)) {
      return Double.NaN;
    }
    if (to - from == 4 && MissingText.is(text, from, "true")) {
      return flag(out, row, true);
    }
    if (to - from == 5 && MissingText.is(text, from, "false")) {
      return flag(out, row, false);
    }
    if (out.takesTexts && isNumber(text, from, to)) {
      return Double.parseDouble(ascii(text, from, to));
    }
    int shown = Math.min(to - from, 100);
    out.wrong('"' + new String(text, from, shown, StandardCharsets.UTF_8) + '"', row);
    return Double.NaN;
  }

  private static boolean isNumber(byte[] text, int from, int to) {
    if (!isDigit(text[from]) && !(text[from] == '-' && to - from > 1 && isDigit(text[from + 1]))) {
      return false;
    }
    var inner = new JsonScanner(text, from, to);
    try {
      inner.number();
    } catch (JsonException noNumber) {
      return false;
    }
    return inner.at == to;
  }

  /** Reads an array of texts; {@code at} stands at its bracket. */
  void texts(TextBuffer out) {
    at++;
    if (skipSpace() == ']') {
      at++;
      return;
    }
    while (true) {
      text(out);
      if (out.size() % 1024 == 0) {
        requireRows(out.size());
      }
      int next = skipSpace();
      at++;
      if (next == ']') {
        return;
      }
      if (next != ',') {
        at--;
        throw unexpected("',' or ']'");
      }
    }
  }

  /** Reads one element of an array of texts: a number is the text it is written as. */
  void text(TextBuffer out) {
    int c = skipSpace();
    int from = at;
    if (c == '"') {
      at++;
      string();
      if (MissingText.is(text, from + 1, at - 1)) {
        out.missing();
      } else if (!isEscaped(from + 1, at - 1)) {
        requireLength(from + 1, at - 1);
        out.plain(text, from + 1, at - 1);
      } else {
        String meant = string(from + 1, at - 1);
        if (MissingText.is(meant)) {
          out.missing();
        } else {
          out.escaped(meant, from);
        }
      }
    } else if (c == '{' || c == '[') {
      throw unexpected("a text");
    } else {
      skipValue();
      if (c == 'n' || c == 'N' || text[at - 1] == 'y') {
        out.missing();
      } else {
        out.plain(text, from, at);
      }
    }
  }

  private boolean isEscaped(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  /** The string that {@code text[from .. to)} means, a well-formed one without its quotes. */
  String string(int from, int to) {
    requireLength(from, to);
    String raw = new String(text, from, to - from, StandardCharsets.UTF_8);
    return isEscaped(from, to) ? Escapes.undo(raw) : raw;
  }

  private static String ascii(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static void requireLength(int from, int to) {
    if (to - from > MAX_TEXT_BYTES) {
      throw new JsonException("a text of over " + MAX_TEXT_BYTES + " bytes", from);
    }
  }

  private void requireRows(int rows) {
    if (rows >= MAX_ROWS) {
      throw new JsonException("an array of over " + MAX_ROWS + " values", at);
    }
  }
}
