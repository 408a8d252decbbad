package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.axis.Apart;
import io.tif1.charts.internal.draw.Anchor;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Look;
import java.util.ArrayList;
import java.util.List;

/** Names at the ends of lines, in the margin right of the data, moved apart. */
final class Ends {
  /**
   * @param x where the line ends; NaN if the name is not tied to it
   * @param wanted the height at which the name would stand if it were alone
   */
  private record End(String label, Look look, double x, double y, double wanted) {}

  private record Inner(String label, Look look, Box place) {}

  private final List<Inner> inner = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();

  /**
   * @param x where the line ends
   * @param y where the line ends
   */
  void add(String label, Look look, double x, double y) {
    add(label, look, x, y, y);
  }

  /**
   * @param wanted the height at which the name would stand if it were alone
   */
  void add(String label, Look look, double x, double y, double wanted) {
    ends.add(new End(label, look, x, y, wanted));
  }

  /** A name in the margin for a line that ended long before, without a tie to it. */
  void addApart(String label, Look look, double wanted) {
    ends.add(new End(label, look, Double.NaN, Double.NaN, wanted));
  }

  /** How wide the margin must be for these labels. */
  static double margin(Page page, List<String> labels) {
    Font font = page.bold(13);
    return labels.stream().mapToDouble(font::width).max().orElse(0) + 26 * page.unit;
  }

  /** Whether a line that ends there ends for good, and not with the last lap or one down. */
  static boolean isOut(int lastLap, int lapsOfAll) {
    return lastLap < lapsOfAll - Math.max(3, lapsOfAll / 10);
  }

  /** A name beside the end of a line within the data, where no other such name is. */
  void addWithin(Page page, Box box, String label, Look look, double x, double y) {
    Font font = page.bold(12);
    double width = font.width(label) + 4;
    double height = font.size() + 2;
    double left = x + 8 + width > box.right() ? x - 8 - width : x + 8;
    double step = height + 1;
    for (double offset : new double[] {-0.55, 0.55, -1.6, 1.6, -2.7, 2.7}) {
      Box place = new Box(left, y + offset * step - height / 2, width, height);
      boolean isFree = inner.stream().noneMatch(other -> other.place().overlaps(place));
      if (isFree && box.contains(place)) {
        inner.add(new Inner(label, look, place));
        return;
      }
    }
    inner.add(new Inner(label, look, new Box(left, y - height / 2, width, height)));
  }

  void draw(Page page, Box box) {
    Font font = page.bold(13);
    double[] wanted = ends.stream().mapToDouble(End::wanted).toArray();
    double size = 16 * page.unit;
    double[] placed = Apart.place(wanted, size, box.y() - size, box.bottom() + size);
    double tight = ends.size() < 2 ? size : (box.height() + 2 * size) / ends.size();
    Font fitted = tight < size ? Font.bold(Math.max(6, 0.8 * tight)) : font;
    page.canvas.group(
        "labels",
        null,
        out -> {
          for (int i = 0; i < ends.size(); i++) {
            End end = ends.get(i);
            double x = box.right() + 22 * page.unit;
            Stroke thin = Stroke.of(end.look().colour().mix(page.ink.ground(), 0.45), 1);
            double[] xs = {end.x() + 3, box.right() + 6 * page.unit, x - 4};
            double[] ys = {end.y(), end.y(), placed[i]};
            if (!Double.isNaN(end.x())) {
              out.line(xs, ys, end.x() < box.right() - 12 ? thin.dashed(1.5, 3.5) : thin);
            }
            var ink = end.look().colour().readableOn(page.ink.ground(), 4.5);
            out.textAt(x, placed[i], end.label(), fitted, Anchor.START, ink);
          }
          for (Inner each : inner) {
            Box place = each.place();
            var ink = each.look().colour().readableOn(page.ink.panel(), 4.5);
            out.textOver(
                place.x() + 2,
                place.middleY(),
                each.label(),
                page.bold(12),
                Anchor.START,
                ink,
                page.ink.panel());
          }
        });
  }
}
