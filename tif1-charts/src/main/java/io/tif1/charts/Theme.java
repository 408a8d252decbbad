package io.tif1.charts;

/**
 * The ground a chart is drawn on.
 *
 * @since 0.1
 */
public enum Theme {
  /** Dark letters on white. */
  LIGHT,
  /** Light letters on near black. */
  DARK
}
