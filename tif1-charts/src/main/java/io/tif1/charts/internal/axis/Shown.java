package io.tif1.charts.internal.axis;

import java.util.Locale;

/** Numbers as charts write them; the same in every country. */
public final class Shown {
  private Shown() {}

  /** A number with so many digits after the point, and a real minus sign. */
  public static String number(double value, int digits) {
    String text = String.format(Locale.ROOT, "%." + digits + "f", Math.abs(value));
    boolean isZero = text.chars().allMatch(c -> c == '0' || c == '.');
    return value < 0 && !isZero ? "−" + text : text;
  }

  /** The same with a plus sign if it is not negative. */
  public static String signed(double value, int digits) {
    String text = number(value, digits);
    return text.startsWith("−") ? text : "+" + text;
  }

  /** Seconds as minutes and seconds: 83.4 with three digits is 1:23.400; from an hour 1:01:23. */
  public static String clock(double seconds, int digits) {
    long ten = Math.round(Math.pow(10, digits));
    long parts = Math.round(Math.abs(seconds) * ten);
    long minutes = parts / (60 * ten);
    double rest = (parts - minutes * 60 * ten) / (double) ten;
    String pattern = digits == 0 ? "%02.0f" : "%0" + (3 + digits) + "." + digits + "f";
    String sign = seconds < 0 && parts > 0 ? "−" : "";
    String tail = String.format(Locale.ROOT, pattern, rest);
    if (minutes < 60) {
      return sign + minutes + ":" + tail;
    }
    return String.format(Locale.ROOT, "%s%d:%02d:%s", sign, minutes / 60, minutes % 60, tail);
  }

  /** Seconds as hours and minutes: 3900 is 1:05. */
  public static String hours(double seconds) {
    long minutes = Math.round(seconds / 60);
    long size = Math.abs(minutes);
    return String.format(Locale.ROOT, "%s%d:%02d", minutes < 0 ? "−" : "", size / 60, size % 60);
  }

  /** "1 lap", "2 laps". */
  public static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
