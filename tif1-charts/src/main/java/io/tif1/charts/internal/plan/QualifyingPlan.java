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
import io.tif1.charts.internal.look.Look;
import io.tif1.model.Laps;
import io.tif1.model.QualifyingPart;
import io.tif1.model.result.DriverResult;
import io.tif1.model.result.SessionKind;
import io.tif1.model.result.SessionResults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each driver's best lap, in qualifying that of the last part with a time, and how far it is off
 * pole. The order is that of {@link SessionResults}. Of a session whose laps name no part of
 * qualifying: the best laps, and how far they are off the fastest.
 */
public final class QualifyingPlan implements Plan {
  private static final String NAME = "A chart of qualifying";

  /** How many times longer than the next one a bar must be to be cut. */
  private static final double OUTLIER = 3;

  /** The share of the best lap that is never short, so that a close field cuts no bar. */
  private static final double OUTLIER_FROM = 0.01;

  /**
   * @param part 1 to 3; 0 if the laps do not say
   */
  private record Result(Runner runner, int part, double best) {}

  private final Field field;
  private final List<Result> results = new ArrayList<>();
  private final List<String> untimed = new ArrayList<>();
  private final double pole;
  private final boolean isSprint;
  private final boolean isOfParts;

  public QualifyingPlan(Laps laps) {
    this(laps, Placings.results(kind(laps), laps));
  }

  public QualifyingPlan(Laps laps, SessionResults order) {
    this.field = Field.of(NAME, laps, List.of());
    this.isOfParts = order.stream().anyMatch(row -> !row.parts().isEmpty());
    Map<String, Runner> runners = new HashMap<>();
    field.runners().forEach(runner -> runners.put(Placings.key(runner.driver()), runner));
    for (DriverResult row : order) {
      Runner runner = runners.get(Placings.key(row.driver()));
      Result result = runner == null ? null : result(runner, row);
      if (result == null) {
        untimed.add(row.driver());
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
    this.pole = results.get(0).best();
    this.isSprint = laps.qualifyingSession().distinct().stream().anyMatch(q -> q.startsWith("SQ"));
  }

  private static SessionKind kind(Laps laps) {
    return laps.splitQualifyingSessions().isEmpty() ? SessionKind.PRACTICE : SessionKind.QUALIFYING;
  }

  /** The driver's best lap of the last part with a time; null if there is none that can be. */
  private static @Nullable Result result(Runner runner, DriverResult row) {
    int last = 0;
    Duration best = row.bestLap();
    int number = 0;
    for (QualifyingPart part : QualifyingPart.values()) {
      number++;
      Duration own = row.best(part);
      if (own != null) {
        last = number;
        best = own;
      }
    }
    double seconds = best == null ? Double.NaN : Sane.lapTime(best.toNanos() / 1e9);
    return Double.isNaN(seconds) ? null : new Result(runner, last, seconds);
  }

  @Override
  public Scene draw(Style style) {
    String leader = results.get(0).runner().driver();
    String subtitle = "Gap to " + leader + ", " + Shown.clock(pole, 3);
    String title = !isOfParts ? "Best laps" : isSprint ? "Sprint qualifying" : "Qualifying";
    Page page = new Page(style, title, subtitle);
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
            + 42 * page.unit;
    double right = page.plain(13).width("+0.000  1:00.000") + 12 * page.unit;
    double most = limit();
    if (results.stream().anyMatch(result -> result.best() - pole > most)) {
      notes.add("Bars with an open end are longer than the scale; their numbers are not cut.");
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
        new Axis(
            isOfParts ? "Gap to pole (s)" : "Gap to the fastest (s)",
            gaps,
            ticks,
            value -> Shown.number(value, ticks.digits())),
        true);
    rows(page, box, gaps, cast);
    panel.frame();
    return page.scene(
        (isOfParts ? "Qualifying of " : "Best laps of ")
            + Shown.count(results.size(), "driver", "drivers")
            + (isOfParts ? ": pole for " : ": fastest ")
            + leader
            + " with "
            + Shown.clock(pole, 3)
            + ".");
  }

  /**
   * The length of the scale: of all bars, unless the longest are so far beyond the others that
   * those would be squeezed together, as after a lap on a wet track.
   */
  private double limit() {
    double[] gaps = results.stream().mapToDouble(r -> Math.abs(r.best() - pole)).sorted().toArray();
    for (int i = gaps.length / 2; i + 1 < gaps.length; i++) {
      double usual = Math.max(gaps[i], OUTLIER_FROM * pole);
      if (gaps[i + 1] > OUTLIER * usual) {
        return Math.max(0.1, 1.2 * usual);
      }
    }
    return Math.max(0.1, gaps[gaps.length - 1]);
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
    Look look = cast.of(result.runner());
    double x = box.x() - 26 * page.unit;
    out.add(
        new Mark.Dots(
            new double[] {box.x() - 13 * page.unit},
            new double[] {middle},
            Math.min(4.5 * page.unit, 0.3 * step),
            look.shape(),
            look.fill(page.ink.ground()),
            Stroke.of(look.colour(), 1.6)));
    out.textAt(x, middle, result.runner().driver(), names, Anchor.END, page.ink.text());
    double margin = 28 * page.unit;
    out.textAt(
        margin + names.width("20"), middle, "" + place, numbers, Anchor.END, page.ink.muted());
    double gap = result.best() - pole;
    double from = gaps.at(0);
    double to = gaps.within(gap);
    double height = Math.min(26, 0.72 * step);
    Colour colour = look.colour();
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
