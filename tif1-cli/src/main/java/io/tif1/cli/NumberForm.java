package io.tif1.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** How the numbers of one column are written for people: all with the same decimals. */
final class NumberForm {
  /** More digits than a sensor has are noise to a reader; the other forms have them. */
  private static final int DECIMALS = 3;

  private static final double MINUTE = 60;

  private final DoubleFunction<String> form;

  private NumberForm(DoubleFunction<String> form) {
    this.form = form;
  }

  /** With as many decimals as the one that needs most, three at most. */
  static NumberForm of(double[] numbers) {
    int most =
        Arrays.stream(numbers)
            .filter(Double::isFinite)
            .mapToInt(number -> Math.max(0, rounded(number).stripTrailingZeros().scale()))
            .max()
            .orElse(0);
    return new NumberForm(number -> rounded(number).setScale(most, RoundingMode.HALF_EVEN) + "");
  }

  /**
   * Spans of time: in seconds if all are below a minute, else in minutes and seconds.
   *
   * @param gaps whether a span is a distance to something, which then has its sign
   */
  static NumberForm ofTimes(double[] seconds, boolean gaps) {
    boolean small =
        Arrays.stream(seconds).filter(Double::isFinite).map(Math::abs).allMatch(s -> s < MINUTE);
    return new NumberForm(
        span -> (gaps && span > 0 ? "+" : "") + (small ? seconds(span) : Units.lapTime(span)));
  }

  private static String seconds(double span) {
    return String.format(Locale.ROOT, "%.3f", span + 0.0); // no negative zero
  }

  private static BigDecimal rounded(double number) {
    return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  String text(double number) {
    return Double.isFinite(number) ? form.apply(number) : String.valueOf(number);
  }
}
