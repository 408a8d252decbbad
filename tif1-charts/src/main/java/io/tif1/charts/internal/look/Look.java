package io.tif1.charts.internal.look;

import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.draw.Stroke;

/**
 * How a driver's data look: the colour is the team's, the rest tells team mates apart.
 *
 * @param colour stands out from the panel
 * @param place among the drivers of the team, from 0
 */
public record Look(Colour colour, int place) {
  /** A line of this look. */
  public Stroke line(double width) {
    Stroke whole = Stroke.of(colour, width);
    return switch (place % 3) {
      case 0 -> whole;
      case 1 -> whole.dashed(3 * width, 2 * width);
      default -> whole.dashed(1.2 * width, 1.6 * width);
    };
  }

  public DotShape shape() {
    return switch (place % 3) {
      case 0 -> DotShape.CIRCLE;
      case 1 -> DotShape.DIAMOND;
      default -> DotShape.TRIANGLE_UP;
    };
  }

  /** Whether points are drawn as rings. */
  public boolean isHollow() {
    return place % 3 == 1;
  }
}
