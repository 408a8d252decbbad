package io.tif1.charts.internal.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that is drawn. Arrays belong to the mark once it is made. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
public sealed interface Mark {
  /**
   * Straight lines from point to point; where a coordinate is NaN the line is interrupted.
   *
   * @param isRound whether corners and ends are round
   */
  record Line(double[] xs, double[] ys, Stroke stroke, boolean isRound) implements Mark {}

  /** A closed and filled shape. */
  record Area(double[] xs, double[] ys, Colour fill, @Nullable Stroke outline) implements Mark {}

  /** A filled rectangle, its corners rounded. */
  record Rectangle(Box box, double radius, Colour fill, @Nullable Stroke outline) implements Mark {}

  /** Points of one look; those with a NaN are left out. */
  record Dots(
      double[] xs,
      double[] ys,
      double radius,
      DotShape shape,
      @Nullable Colour fill,
      @Nullable Stroke outline)
      implements Mark {}

  /**
   * A line of text.
   *
   * @param x where it begins, has its middle or ends
   * @param y its base line
   * @param angle turned about that point, in degrees, clockwise
   * @param halo drawn around the letters, to keep them apart from what is behind; null for none
   */
  record Text(
      double x,
      double y,
      String words,
      Font font,
      Anchor anchor,
      Colour colour,
      double angle,
      @Nullable Colour halo)
      implements Mark {}

  /**
   * Marks that belong together.
   *
   * @param name what they are, a word of lower-case letters and hyphens
   * @param label what they are, for people; null for no more than the name
   * @param clip nothing is drawn outside; null for no limit
   */
  record Group(String name, @Nullable String label, @Nullable Box clip, List<Mark> marks)
      implements Mark {}
}
