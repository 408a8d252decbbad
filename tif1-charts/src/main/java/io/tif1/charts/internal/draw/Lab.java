package io.tif1.charts.internal.draw;

import java.util.Optional;

/**
 * A colour by lightness and two opponent axes (CIE L*a*b*, D65), in which distances are about what
 * people see.
 *
 * @param lightness 0 to 100
 * @param a from green to red
 * @param b from blue to yellow
 */
public record Lab(double lightness, double a, double b) {
  private static final double WHITE_X = 0.95047;
  private static final double WHITE_Z = 1.08883;
  private static final double SMALL = 6.0 / 29;

  static Lab of(Colour colour) {
    double red = Colour.linear(colour.red());
    double green = Colour.linear(colour.green());
    double blue = Colour.linear(colour.blue());
    double x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE_X);
    double y = root(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
    double z = root((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / WHITE_Z);
    return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
  }

  private static double root(double share) {
    return share > SMALL * SMALL * SMALL
        ? Math.cbrt(share)
        : share / (3 * SMALL * SMALL) + 4.0 / 29;
  }

  /** The difference that CIE calls ΔE*ab: about 2.3 can just be seen. */
  public double difference(Lab other) {
    double across = Math.hypot(a - other.a, b - other.b);
    return Math.hypot(lightness - other.lightness, across);
  }

  /** This colour on a screen; empty if no screen shows it. */
  public Optional<Colour> colour() {
    double y = (lightness + 16) / 116;
    double x = WHITE_X * cube(y + a / 500);
    double z = WHITE_Z * cube(y - b / 200);
    double light = cube(y);
    double red = 3.2404542 * x - 1.5371385 * light - 0.4985314 * z;
    double green = -0.9692660 * x + 1.8760108 * light + 0.0415560 * z;
    double blue = 0.0556434 * x - 0.2040259 * light + 1.0572252 * z;
    boolean isShown = isShare(red) && isShare(green) && isShare(blue);
    return isShown
        ? Optional.of(new Colour(channel(red) << 16 | channel(green) << 8 | channel(blue)))
        : Optional.empty();
  }

  private static double cube(double root) {
    return root > SMALL ? root * root * root : 3 * SMALL * SMALL * (root - 4.0 / 29);
  }

  private static boolean isShare(double light) {
    return light > -1e-3 && light < 1.001;
  }

  private static int channel(double light) {
    double share = Math.max(0, Math.min(1, light));
    double coded = share <= 0.0031308 ? 12.92 * share : 1.055 * Math.pow(share, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * coded);
  }
}
