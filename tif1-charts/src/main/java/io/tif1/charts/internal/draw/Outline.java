package io.tif1.charts.internal.draw;

import java.util.Arrays;

/** The corners of points that are not round, about their middle. */
final class Outline {
  /** Half the width of the bars of a plus. */
  private static final double BAR = 0.38;

  private static final double[] PLUS_X = {
    -BAR, BAR, BAR, 1.2, 1.2, BAR, BAR, -BAR, -BAR, -1.2, -1.2, -BAR
  };
  private static final double[] PLUS_Y = {
    -1.2, -1.2, -BAR, -BAR, BAR, BAR, 1.2, 1.2, BAR, BAR, -BAR, -BAR
  };

  private Outline() {}

  static double[] xs(DotShape shape, double r) {
    return scaled(
        r,
        switch (shape) {
          case SQUARE -> new double[] {-0.9, 0.9, 0.9, -0.9};
          case DIAMOND -> new double[] {0, 1.25, 0, -1.25};
          case TRIANGLE_UP, TRIANGLE_DOWN -> new double[] {0, 1.15, -1.15};
          case PLUS -> PLUS_X;
          case CROSS -> turned(PLUS_X, PLUS_Y, false);
          case STAR -> star(false);
          case TRIANGLE_LEFT -> new double[] {-1, 1, 1};
          case TRIANGLE_RIGHT -> new double[] {1, -1, -1};
          case HOURGLASS -> new double[] {-1, 1, 0.15, 1, -1, -0.15};
          case BOW_TIE -> new double[] {-1.15, 0, 1.15, 1.15, 0, -1.15};
          case CIRCLE -> throw new IllegalArgumentException("a circle has no corners");
        });
  }

  static double[] ys(DotShape shape, double r) {
    return scaled(
        r,
        switch (shape) {
          case SQUARE -> new double[] {-0.9, -0.9, 0.9, 0.9};
          case DIAMOND -> new double[] {-1.25, 0, 1.25, 0};
          case TRIANGLE_UP -> new double[] {-1, 1, 1};
          case TRIANGLE_DOWN -> new double[] {1, -1, -1};
          case PLUS -> PLUS_Y;
          case CROSS -> turned(PLUS_X, PLUS_Y, true);
          case STAR -> star(true);
          case TRIANGLE_LEFT, TRIANGLE_RIGHT -> new double[] {0, 1.15, -1.15};
          case HOURGLASS -> new double[] {-1.15, -1.15, 0, 1.15, 1.15, 0};
          case BOW_TIE -> new double[] {-1, -0.15, -1, 1, 0.15, 1};
          case CIRCLE -> throw new IllegalArgumentException("a circle has no corners");
        });
  }

  private static double[] scaled(double r, double[] corners) {
    return Arrays.stream(corners).map(corner -> corner * r).toArray();
  }

  /** An eighth of a turn. */
  private static double[] turned(double[] xs, double[] ys, boolean isUp) {
    double[] turned = new double[xs.length];
    Arrays.setAll(turned, i -> (isUp ? xs[i] + ys[i] : xs[i] - ys[i]) * Math.sqrt(0.5));
    return turned;
  }

  private static double[] star(boolean isUp) {
    double[] corners = new double[10];
    Arrays.setAll(
        corners,
        i -> {
          double reach = i % 2 == 0 ? 1.4 : 0.56;
          double angle = Math.PI * (i / 5.0 - 0.5);
          return reach * (isUp ? Math.sin(angle) : Math.cos(angle));
        });
    return corners;
  }
}
