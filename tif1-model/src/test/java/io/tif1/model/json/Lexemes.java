package io.tif1.model.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;

/** Decimal numbers as JSON writes them, chosen to be hard to read exactly. */
final class Lexemes {
  private final Random random;

  Lexemes(Random random) {
    this.random = random;
  }

  String next() {
    String digits =
        switch (random.nextInt(8)) {
          case 0 -> digits(1 + random.nextInt(22));
          case 1 -> Double.toString(anyDouble());
          case 2 -> middle(anyDouble());
          case 3 -> middle(random.nextInt(2_000_000) / 1000.0);
          case 4 -> pointed(digits(1 + random.nextInt(25)));
          case 5 -> withExponent(digits(1 + random.nextInt(19)), random.nextInt(160) - 80);
          case 6 ->
              withExponent(pointed(digits(1 + random.nextInt(19))), random.nextInt(800) - 400);
          default -> pythonStyle(Double.toString(random.nextGaussian() * 1e-5));
        };
    return digits.startsWith("-") || random.nextInt(4) > 0 ? digits : "-" + digits;
  }

  private double anyDouble() {
    while (true) {
      // Sometimes of few bits, and near to what telemetry has.
      long bits = random.nextLong() & (random.nextBoolean() ? -1L : -1L << random.nextInt(50));
      double value =
          random.nextBoolean()
              ? Double.longBitsToDouble(bits)
              : Math.scalb(1 + (bits & 0xFFFFFFFFFFFFFL) * 0x1p-52, random.nextInt(120) - 80);
      if (Double.isFinite(value)) {
        return value;
      }
    }
  }

  /** What lies in the middle between a double and the next, or very near to it. */
  String middle(double value) {
    double one = Math.abs(value);
    double other = Math.nextUp(one);
    if (Double.isInfinite(other)) {
      return Double.toString(one);
    }
    BigDecimal middle =
        new BigDecimal(one).add(new BigDecimal(other)).divide(BigDecimal.valueOf(2));
    int places = 15 + random.nextInt(random.nextInt(5) == 0 ? 800 : 8);
    var rounding =
        switch (random.nextInt(3)) {
          case 0 -> RoundingMode.DOWN;
          case 1 -> RoundingMode.UP;
          default -> RoundingMode.HALF_EVEN;
        };
    String text = middle.round(new MathContext(places, rounding)).toString().replace("E+", "E");
    return text.length() <= JsonScanner.MAX_NUMBER_LENGTH ? text : Double.toString(one);
  }

  private String digits(int count) {
    var out = new StringBuilder(count);
    out.append((char) ('0' + (count == 1 ? random.nextInt(10) : 1 + random.nextInt(9))));
    boolean zeros = random.nextInt(4) == 0;
    while (out.length() < count) {
      out.append(zeros && random.nextInt(3) > 0 ? '0' : (char) ('0' + random.nextInt(10)));
    }
    return out.toString();
  }

  private String pointed(String digits) {
    int at = random.nextInt(digits.length() + 1);
    if (at == 0) {
      return "0." + "0".repeat(random.nextInt(random.nextBoolean() ? 3 : 30)) + digits;
    }
    return at == digits.length()
        ? digits + ".0"
        : digits.substring(0, at) + "." + digits.substring(at);
  }

  private String withExponent(String mantissa, int power) {
    return mantissa
        + (random.nextBoolean() ? 'e' : 'E')
        + (power < 0 ? "-" : random.nextBoolean() ? "+" : "")
        + (random.nextInt(4) == 0 ? "0" : "")
        + Math.abs(power);
  }

  private static String pythonStyle(String text) {
    return text.replaceFirst("E-(\\d)$", "e-0$1").replace("E", "e");
  }
}
