package io.tif1.charts.internal.look;

import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.draw.Stroke;

/**
 * How a driver's data look. Colour and shape are the team's, so teams differ without colour too;
 * the rest tells team mates apart: points are full or rings, lines are whole or dashed.
 *
 * @param colour stands out from the panel
 * @param shape of points, and of marks along lines
 * @param place among the drivers of the team, from 0
 */
public record Look(Colour colour, DotShape shape, int place) {
  /** A line of this look. */
  public Stroke line(double width) {
    Stroke whole = Stroke.of(colour, width);
    return switch (place % 3) {
      case 0 -> whole;
      case 1 -> whole.dashed(3 * width, 2 * width);
      default -> whole.dashed(1.2 * width, 1.6 * width);
    };
  }

  /** What points are filled with: nothing but the ground for a ring. */
  public Colour fill(Colour ground) {
    return switch (place % 3) {
      case 0 -> colour;
      case 1 -> ground;
      default -> colour.mix(ground, 0.6);
    };
  }
}
