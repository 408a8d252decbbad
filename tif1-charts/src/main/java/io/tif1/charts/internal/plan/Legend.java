package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.draw.Anchor;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Look;
import org.jspecify.annotations.Nullable;

/**
 * One line of a legend: a sample and what it stands for.
 *
 * @param line drawn as a short line; null for none
 * @param fill of a point or a patch; null for a ring or none
 * @param outline of a point or a patch; null for none
 * @param shape of a point; null for a patch
 * @param letter on a patch; empty for none
 */
record Legend(
    String label,
    @Nullable Stroke line,
    @Nullable Colour fill,
    @Nullable Stroke outline,
    @Nullable DotShape shape,
    String letter) {
  static Legend line(String label, Stroke stroke) {
    return new Legend(label, stroke, null, null, null, "");
  }

  static Legend patch(String label, Colour fill, @Nullable Stroke outline) {
    return new Legend(label, null, fill, outline, null, "");
  }

  static Legend dot(String label, Look look, Colour behind) {
    return new Legend(
        label, null, look.fill(behind), Stroke.of(look.colour(), 1.6), look.shape(), "");
  }

  static Legend dot(String label, Colour fill, Stroke outline, DotShape shape) {
    return new Legend(label, null, fill, outline, shape, "");
  }

  /** The same patch with a letter on it. */
  Legend withLetter(String words) {
    return new Legend(label, line, fill, outline, shape, words);
  }

  /** Draws the sample about a point. */
  void sample(Canvas canvas, double x, double y, double width) {
    Stroke drawn = line;
    if (drawn != null) {
      canvas.line(x - width / 2, y, x + width / 2, y, drawn);
      return;
    }
    double[] xs = {x};
    double[] ys = {y};
    if (shape != null) {
      canvas.add(new Mark.Dots(xs, ys, 4.5, shape, fill, outline));
    } else if (fill != null) {
      canvas.add(new Mark.Rectangle(new Box(x - width / 2, y - 6, width, 12), 2, fill, outline));
      if (!letter.isEmpty()) {
        canvas.textAt(x, y, letter, Font.bold(10), Anchor.MIDDLE, fill.inkOn());
      }
    }
  }
}
