package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Ticks;
import io.tif1.charts.internal.draw.Anchor;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.model.Laps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Each driver's best lap in the last part of qualifying that the driver set a time in, and how far
 * it is off pole. Deleted laps do not count.
 */
public final class QualifyingPlan implements Plan {
  private static final String NAME = "A chart of qualifying";

  /**
   * @param part 1 to 3; 0 if the laps do not say
   */
  private record Result(Runner runner, int part, double best) {}

  private final Field field;
  private final List<Result> results = new ArrayList<>();
  private final List<String> untimed = new ArrayList<>();
  private final double pole;
  private final boolean isSprint;

  public QualifyingPlan(Laps laps) {
    this.field = Field.of(NAME, laps, List.of());
    for (Runner runner : field.runners()) {
      Result result = result(runner);
      if (Double.isNaN(result.best())) {
        untimed.add(runner.driver());
      } else {
        results.add(result);
      }
    }
    if (results.isEmpty()) {
      throw new ChartException(
          NAME
              + ": none of the "
              + Shown.count(laps.size(), "lap", "laps")
              + " has a time that counts (columns LapTime and Deleted, keys time and del)");
    }
    results.sort(
        Comparator.comparingInt((Result result) -> -result.part())
            .thenComparingDouble(Result::best));
    this.pole = results.get(0).best();
    this.isSprint = laps.qualifyingSession().distinct().stream().anyMatch(q -> q.startsWith("SQ"));
  }

  private Result result(Runner runner) {
    Laps laps = field.laps();
    int last = 0;
    double best = Double.NaN;
    for (int row : runner.rows()) {
      double seconds = Sane.lapTime(laps.lapTimeS().get(row));
      if (!Double.isNaN(seconds) && !laps.deleted().isTrue(row)) {
        int part = part(laps, row);
        if (part > last || Double.isNaN(best)) {
          last = part;
          best = seconds;
        } else if (part == last) {
          best = Math.min(best, seconds);
        }
      }
    }
    return new Result(runner, last, best);
  }

  private static int part(Laps laps, int row) {
    String part = laps.qualifyingSession().get(row);
    return part != null && part.matches("S?Q[1-3]") ? part.charAt(part.length() - 1) - '0' : 0;
  }

  @Override
  public Scene draw(Style style) {
    String leader = results.get(0).runner().driver();
    String subtitle = "Gap to " + leader + ", " + Shown.clock(pole, 3);
    Page page = new Page(style, isSprint ? "Sprint qualifying" : "Qualifying", subtitle);
    Cast cast = Cast.of(field, style, page.ink);
    List<String> notes = new ArrayList<>();
    if (results.get(results.size() - 1).part() != results.get(0).part()) {
      notes.add("Best lap of each driver in the last part with a time; deleted laps left out.");
    }
    if (!untimed.isEmpty()) {
      notes.add("Without a time: " + String.join(", ", untimed) + ".");
    }
    Font names = page.bold(14);
    double left =
        results.stream().mapToDouble(r -> names.width(r.runner().driver())).max().orElse(0)
            + names.width("20")
            + 24 * page.unit;
    double right = page.plain(13).width("+0.000  1:00.000") + 12 * page.unit;
    double most = limit();
    if (results.stream().anyMatch(result -> result.best() - pole > most)) {
      notes.add("Bars with an open end are longer than the scale.");
    }
    page.notes(notes);
    Panel panel =
        new Panel(page, page.rows(results.size()).without(left, 4, right, 46 * page.unit));
    Box box = panel.box();
    page.canvas.box(box, page.ink.panel());
    double least = results.stream().mapToDouble(r -> r.best() - pole).min().orElse(0);
    Scale gaps = new Scale(Math.max(least, -most), most, box.x(), box.right());
    Ticks ticks = Ticks.decimal(gaps.least(), gaps.most(), 8);
    panel.below(
        new Axis("Gap to pole (s)", gaps, ticks, value -> Shown.number(value, ticks.digits())),
        true);
    rows(page, box, gaps, cast);
    panel.frame();
    return page.scene(
        "Qualifying of "
            + Shown.count(results.size(), "driver", "drivers")
            + ": pole for "
            + leader
            + " with "
            + Shown.clock(pole, 3)
            + ".");
  }

  /** A wet or broken lap does not squeeze the others: no bar is longer than thrice the median. */
  private double limit() {
    double[] gaps = results.stream().mapToDouble(r -> Math.abs(r.best() - pole)).sorted().toArray();
    double usual = Math.max(3 * gaps[gaps.length / 2], 0.02 * pole);
    return Math.max(0.1, Math.min(gaps[gaps.length - 1], usual));
  }

  private void rows(Page page, Box box, Scale gaps, Cast cast) {
    int breaks = 0;
    for (int i = 1; i < results.size(); i++) {
      breaks += results.get(i).part() != results.get(i - 1).part() ? 1 : 0;
    }
    double between = breaks == 0 ? 0 : Math.min(18 * page.unit, 0.3 * box.height() / breaks);
    double step = (box.height() - breaks * between) / results.size();
    double y = box.y();
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      if (i > 0 && result.part() != results.get(i - 1).part()) {
        cut(page, box, y + between / 2, result.part());
        y += between;
      }
      double middle = y + step / 2;
      int place = i + 1;
      page.canvas.group(
          "driver",
          result.runner().driver() + ", " + Shown.clock(result.best(), 3),
          out -> row(out, page, box, gaps, cast, result, place, middle, step));
      y += step;
    }
  }

  private void cut(Page page, Box box, double y, int part) {
    Stroke line = Stroke.of(page.ink.frame(), 1).dashed(4, 3);
    page.canvas.line(box.x(), y, box.right(), y, line);
    if (part > 0) {
      String words = "Out in " + (isSprint ? "SQ" : "Q") + part;
      Font font = page.plain(12);
      page.canvas.textOver(
          box.right() - 6, y, words, font, Anchor.END, page.ink.muted(), page.ink.panel());
    }
  }

  private void row(
      Canvas out,
      Page page,
      Box box,
      Scale gaps,
      Cast cast,
      Result result,
      int place,
      double middle,
      double step) {
    Font names = page.bold(Math.min(14, 0.8 * step));
    Font numbers = page.plain(Math.min(13, 0.8 * step));
    double x = box.x() - 8 * page.unit;
    out.textAt(x, middle, result.runner().driver(), names, Anchor.END, page.ink.text());
    double margin = 28 * page.unit;
    out.textAt(
        margin + names.width("20"), middle, "" + place, numbers, Anchor.END, page.ink.muted());
    double gap = result.best() - pole;
    double from = gaps.at(0);
    double to = gaps.within(gap);
    double height = Math.min(26, 0.72 * step);
    Colour colour = cast.of(result.runner()).colour();
    double width = Math.max(2, Math.abs(to - from));
    Box bar = new Box(Math.min(from, to), middle - height / 2, width, height);
    out.add(new Mark.Rectangle(bar, Math.min(2, width / 2), colour, null));
    if (gap > gaps.most()) {
      double[] xs = {to - 9, to, to, to - 4};
      double[] ys = {bar.bottom(), bar.y(), bar.bottom(), bar.bottom()};
      out.add(new Mark.Area(xs, ys, page.ink.panel(), null));
    }
    String time = Shown.clock(result.best(), 3);
    String words = place == 1 ? time : Shown.signed(gap, 3) + "  " + time;
    double end = Math.max(from, to) + 8 * page.unit;
    out.textOver(end, middle, words, numbers, Anchor.START, page.ink.text(), page.ink.panel());
  }
}
