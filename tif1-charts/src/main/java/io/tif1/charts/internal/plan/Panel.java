package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.draw.Anchor;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Stroke;

/** A rectangle of data with its axes. Axes' words lie outside of it. */
final class Panel {
  private final Page page;
  private final Box box;

  Panel(Page page, Box box) {
    this.page = page;
    this.box = box;
  }

  /** The ground and an axis on the left: lines across, numbers, a title above. */
  void left(Axis y) {
    Font font = page.plain(14);
    page.canvas.group(
        "y-axis",
        null,
        out -> {
          out.box(box, page.ink.panel());
          double lastLabel = Double.NaN;
          for (double value : y.ticks().values()) {
            double at = y.scale().at(value);
            out.line(box.x(), at, box.right(), at, Stroke.of(page.ink.grid(), 1));
            // Numbers of a low panel would touch
            if (!(Math.abs(at - lastLabel) < 1.15 * font.size())) {
              String label = y.shown().apply(value);
              double x = box.x() - 8 * page.unit;
              out.textAt(x, at, label, font, Anchor.END, page.ink.muted());
              lastLabel = at;
            }
          }
          double above = box.y() - 9 * page.unit;
          String title = font.fit(y.title(), box.width());
          out.text(box.x(), above, title, font, Anchor.START, page.ink.text());
        });
  }

  /** An axis below: lines up, and numbers and a title if it is the lowest panel. */
  void below(Axis x, boolean isLowest) {
    Font font = page.plain(14);
    page.canvas.group("x-axis", null, out -> below(out, x, isLowest, font));
  }

  private void below(Canvas out, Axis x, boolean isLowest, Font font) {
    double free = Double.NEGATIVE_INFINITY;
    for (double value : x.ticks().values()) {
      double at = x.scale().at(value);
      out.line(at, box.y(), at, box.bottom(), Stroke.of(page.ink.grid(), 1));
      String label = x.shown().apply(value);
      double half = font.width(label) / 2;
      if (isLowest && at - half > free) {
        double y = box.bottom() + 20 * page.unit;
        out.text(at, y, label, font, Anchor.MIDDLE, page.ink.muted());
        free = at + half + 6;
      }
    }
    if (isLowest) {
      double y = box.bottom() + 42 * page.unit;
      out.text(box.middleX(), y, x.title(), font, Anchor.MIDDLE, page.ink.text());
    }
  }

  /** A thin line around the data, drawn last. */
  void frame() {
    page.canvas.group(
        "frame",
        null,
        out -> {
          Stroke stroke = Stroke.of(page.ink.frame(), 1);
          out.line(box.x(), box.bottom(), box.right(), box.bottom(), stroke);
          out.line(box.x(), box.y(), box.x(), box.bottom(), stroke);
        });
  }

  Box box() {
    return box;
  }
}
