package io.tif1.charts.internal.draw;

import java.util.Locale;

/**
 * An opaque colour.
 *
 * @param rgb red, green and blue, eight bits each
 */
public record Colour(int rgb) {
  public static final Colour BLACK = new Colour(0x000000);
  public static final Colour WHITE = new Colour(0xFFFFFF);

  /** A colour written as six hexadecimal digits, with or without a number sign. */
  public static Colour of(String hex) {
    String digits = hex.startsWith("#") ? hex.substring(1) : hex;
    if (!isHex(digits)) {
      throw new IllegalArgumentException(
          "\"" + hex + "\" is not a colour: six hexadecimal digits are, such as 00D2BE");
    }
    return new Colour(Integer.parseInt(digits, 16));
  }

  /** Whether these are six hexadecimal digits. */
  public static boolean isHex(String digits) {
    return digits.length() == 6 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /** As CSS writes it, such as {@code #00d2be}. */
  public String hex() {
    return String.format(Locale.ROOT, "#%06x", rgb & 0xFFFFFF);
  }

  public int red() {
    return rgb >> 16 & 0xFF;
  }

  public int green() {
    return rgb >> 8 & 0xFF;
  }

  public int blue() {
    return rgb & 0xFF;
  }

  /** This colour with a share of another, 0 to 1. */
  public Colour mix(Colour other, double share) {
    return new Colour(
        channel(red(), other.red(), share) << 16
            | channel(green(), other.green(), share) << 8
            | channel(blue(), other.blue(), share));
  }

  private static int channel(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * Math.max(0, Math.min(1, share)));
  }

  /** Relative luminance, 0 to 1, as the contrast rules of WCAG 2 define it. */
  public double luminance() {
    return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
  }

  static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  /** Contrast ratio with another colour, 1 to 21, as WCAG 2 defines it. */
  public double contrast(Colour other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  /** This colour, made lighter or darker as far as needed to stand out from the ground. */
  public Colour readableOn(Colour ground, double ratio) {
    Colour end = BLACK.contrast(ground) > WHITE.contrast(ground) ? BLACK : WHITE;
    for (int step = 0; step < 40; step++) {
      Colour tried = mix(end, step / 40.0);
      if (tried.contrast(ground) >= ratio) {
        return tried;
      }
    }
    return end;
  }

  /** Black or white, whichever is easier to read on this colour. */
  public Colour inkOn() {
    return BLACK.contrast(this) >= WHITE.contrast(this) ? BLACK : WHITE;
  }

  /** Where it lies among all colours, by what people see. */
  public Lab lab() {
    return Lab.of(this);
  }

  /** How different two colours look, as CIE's ΔE*ab: 0 for the same, 100 for black and white. */
  public double difference(Colour other) {
    return lab().difference(other.lab());
  }
}
