package io.tif1.tests.decode;

import io.tif1.model.ColumnType;
import io.tif1.model.column.IntColumn;
import io.tif1.tests.decode.JacksonTree.Lexeme;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a value of a published file means in a column of a type, by the rules of the format. */
final class Meaning {
  private static final Set<String> MISSING =
      Set.of("", "none", "null", "nan", "nat", "inf", "-inf", "infinity", "-infinity");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern SPACE_AROUND = Pattern.compile("^[ \\t-\\r]+|[ \\t-\\r]+$");

  private Meaning() {}

  static boolean isMissing(Object value) {
    if (value instanceof String text) {
      String trimmed = SPACE_AROUND.matcher(text).replaceAll("");
      return MISSING.contains(trimmed.toLowerCase(Locale.ROOT)) && isAscii(trimmed);
    }
    return value == null || value instanceof Lexeme lexeme && !lexeme.isNumber();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** Whether a column nobody knows of is one of numbers. */
  static boolean areNumbers(List<?> values) {
    return values.stream().allMatch(value -> isMissing(value) || value instanceof Lexeme);
  }

  /** The value as a column gives it: a Double, an Integer, a Boolean, a String, or null. */
  static Object of(Object value, ColumnType type) {
    return switch (type) {
      case TEXT -> isMissing(value) ? null : text(value);
      case NUMBER -> missingIfNaN(number(value, false));
      case WHOLE -> {
        double number = number(value, true);
        boolean whole = number == (int) number && (int) number != IntColumn.MISSING;
        yield whole ? (Object) (int) number : null;
      }
      case FLAG -> {
        double number = number(value, true);
        yield number == 1 ? (Object) true : number == 0 ? (Object) false : null;
      }
    };
  }

  static String text(Object value) {
    return value instanceof Lexeme lexeme ? lexeme.text() : String.valueOf(value);
  }

  private static Object missingIfNaN(double number) {
    return Double.isNaN(number) ? null : (Object) number;
  }

  private static double number(Object value, boolean flags) {
    if (isMissing(value)) {
      return Double.NaN;
    }
    String text = text(value);
    if (text.length() <= 5 && text.toLowerCase(Locale.ROOT).matches("true|false")) {
      return !flags ? Double.NaN : text.equalsIgnoreCase("true") ? 1 : 0;
    }
    boolean written = text.length() <= 1000 && NUMBER.matcher(text).matches();
    return written ? Double.parseDouble(text) : Double.NaN;
  }
}
