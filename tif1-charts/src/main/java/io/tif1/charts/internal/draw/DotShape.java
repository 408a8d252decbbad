package io.tif1.charts.internal.draw;

/** The look of a point. Any two can be told apart at a size of a few pixels. */
public enum DotShape {
  CIRCLE,
  SQUARE,
  DIAMOND,
  /** Points up. */
  TRIANGLE_UP,
  /** Points down. */
  TRIANGLE_DOWN,
  /** Upright bars. */
  PLUS,
  /** Slanted bars. */
  CROSS,
  STAR,
  /** Points to the left. */
  TRIANGLE_LEFT,
  /** Points to the right. */
  TRIANGLE_RIGHT,
  HOURGLASS,
  BOW_TIE
}
