package io.tif1.charts.internal.draw;

/** The corners of points that are not round, about their middle. */
final class Outline {
  private Outline() {}

  static double[] xs(DotShape shape, double r) {
    return switch (shape) {
      case DIAMOND -> new double[] {0, 1.25 * r, 0, -1.25 * r};
      case TRIANGLE_UP, TRIANGLE_DOWN -> new double[] {0, 1.15 * r, -1.15 * r};
      case CIRCLE -> throw new IllegalArgumentException("a circle has no corners");
    };
  }

  static double[] ys(DotShape shape, double r) {
    return switch (shape) {
      case DIAMOND -> new double[] {-1.25 * r, 0, 1.25 * r, 0};
      case TRIANGLE_UP -> new double[] {-r, r, r};
      case TRIANGLE_DOWN -> new double[] {r, -r, -r};
      case CIRCLE -> throw new IllegalArgumentException("a circle has no corners");
    };
  }
}
