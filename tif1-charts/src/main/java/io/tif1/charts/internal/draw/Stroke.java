package io.tif1.charts.internal.draw;

/**
 * How a line is drawn.
 *
 * @param width in pixels
 * @param dash lengths of a dash and of the gap after it, in pixels; 0 and 0 for a whole line
 */
public record Stroke(Colour colour, double width, double dash, double gap) {
  public static Stroke of(Colour colour, double width) {
    return new Stroke(colour, width, 0, 0);
  }

  public Stroke dashed(double newDash, double newGap) {
    return new Stroke(colour, width, newDash, newGap);
  }

  public boolean isDashed() {
    return dash > 0;
  }
}
