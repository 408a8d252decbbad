package io.tif1.client;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How values look in messages: short, quoted if text, and never with a password. */
final class Shown {
  private static final int LONGEST = 120;

  /** Up to the last {@code @}, because a careless password may hold anything. */
  private static final Pattern LOGIN =
      Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)?.*@", Pattern.DOTALL);

  /**
   * What looks like a login: an {@code @} in the authority, or after a colon there that no port
   * follows; without a scheme any {@code @} but that of {@code 2021@main}.
   */
  private static final Pattern LOGIN_BY_SHAPE =
      Pattern.compile(
          "^(?:([a-zA-Z][a-zA-Z0-9+.-]*://)(?:[^/?#]*@.*@|[^/?#]*@|[^\\[/?#:]*:(?!\\d*(?:[/?#]|$)).*@)"
              + "|(?![a-zA-Z][a-zA-Z0-9+.-]*://)(?!\\d{4}\\s*@).*@)",
          Pattern.DOTALL);

  private Shown() {}

  static String value(Object value) {
    if (value instanceof Duration duration) {
      return number(seconds(duration)) + " s";
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(Shown::value).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof JsonShape) {
      return value.toString();
    }
    return '"' + cut(maskedByShape(value.toString())) + '"';
  }

  /** As {@link #masked}, for texts in which an {@code @} may mean something else. */
  static String maskedByShape(String text) {
    Matcher login = LOGIN_BY_SHAPE.matcher(text);
    if (!login.find()) {
      return text;
    }
    String scheme = login.group(1);
    return (scheme == null ? "" : scheme) + "***@" + text.substring(login.end());
  }

  /** An address with user and password made unreadable. */
  static String masked(String text) {
    return LOGIN.matcher(text).replaceFirst("$1***@");
  }

  /** Without exponent and trailing zeros: {@code 30}, {@code 0.5}, {@code 86400}. */
  static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
