package io.tif1.charts.internal.draw;

/** Which part of a text is at its point. */
public enum Anchor {
  START,
  MIDDLE,
  END
}
