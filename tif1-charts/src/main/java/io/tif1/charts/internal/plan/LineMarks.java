package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Look;
import java.util.Arrays;
import java.util.List;

/** Points of a driver's shape along a line, so that lines differ without colour too. */
final class LineMarks {
  private static final double EVERY = 110;
  private static final List<DotShape> SHAPES = List.of(DotShape.values());

  private LineMarks() {}

  /**
   * Marks a line every some pixels, at points of its own, and where it ends.
   *
   * @param xs pixels, ascending; NaN where the line is interrupted
   */
  static void draw(Canvas out, double[] xs, double[] ys, Look look, Page page) {
    double[] markXs = new double[xs.length];
    double[] markYs = new double[xs.length];
    int count = 0;
    // Each shape begins elsewhere, so that neighbours' marks do not hide one another
    double next = xs[0] + EVERY * page.unit * SHAPES.indexOf(look.shape()) / SHAPES.size();
    int last = xs.length - 1;
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isNaN(xs[i]) && !Double.isNaN(ys[i]) && (xs[i] >= next || i == last)) {
        markXs[count] = xs[i];
        markYs[count++] = ys[i];
        next = xs[i] + EVERY * page.unit;
      }
    }
    out.add(
        new Mark.Dots(
            Arrays.copyOf(markXs, count),
            Arrays.copyOf(markYs, count),
            4 * page.unit,
            look.shape(),
            look.fill(page.ink.panel()),
            Stroke.of(look.colour(), 1.4)));
  }
}
