package io.tif1.charts.internal.draw;

/** The look of a point. */
public enum DotShape {
  CIRCLE,
  DIAMOND,
  /** Points up. */
  TRIANGLE_UP,
  /** Points down. */
  TRIANGLE_DOWN
}
