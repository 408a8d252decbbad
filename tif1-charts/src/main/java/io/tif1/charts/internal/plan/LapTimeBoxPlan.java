package io.tif1.charts.internal.plan;

import io.tif1.charts.LapPace;
import io.tif1.charts.internal.axis.Limits;
import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.charts.internal.axis.Ticks;
import io.tif1.charts.internal.draw.Anchor;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Look;
import io.tif1.model.Laps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The spread of each driver's lap times: a box from the first to the third quartile with the
 * median, whiskers to the last laps within one and a half boxes, points beyond. Quickest median
 * first.
 */
public final class LapTimeBoxPlan implements Plan {
  private static final String NAME = "A box chart of lap times";

  private final Field field;
  private final Spread times;
  private final List<Summary> summaries = new ArrayList<>();

  private final List<String> remarks;

  public LapTimeBoxPlan(Laps all, LapPace pace, List<String> drivers) {
    Paced paced = Paced.of(all, pace);
    Laps laps = paced.laps();
    this.remarks = paced.notes();
    this.field = Field.of(NAME, laps, drivers);
    this.times = LapTimes.of(NAME, field);
    for (Runner runner : field.runners()) {
      Spread own = Spread.of(runner.lapTimes(laps));
      if (!own.isEmpty()) {
        summaries.add(Summary.of(runner, own));
      }
    }
    summaries.sort(Comparator.comparingDouble(summary -> summary.times().median()));
  }

  private record Summary(Runner runner, Spread times, double low, double high) {
    static Summary of(Runner runner, Spread times) {
      double first = times.quantile(0.25);
      double third = times.quantile(0.75);
      double reach = 1.5 * (third - first);
      return new Summary(
          runner, times, times.leastFrom(first - reach), times.mostUpTo(third + reach));
    }
  }

  @Override
  public Scene draw(Style style) {
    List<Runner> timed = summaries.stream().map(Summary::runner).toList();
    Page page = new Page(style, "Spread of lap times", LapTimes.subtitle(field, timed));
    Cast cast = Cast.of(field, style, page.ink);
    Limits limits = limits();
    List<String> notes = new ArrayList<>();
    notes.add(
        "Box: middle half of the laps, with the median. Whiskers: laps within 1.5 boxes of it."
            + " Quickest median first.");
    notes.addAll(remarks);
    notes.addAll(LapTimes.notes(field, timed, limits));
    page.notes(notes);

    Ticks ticks = Ticks.clock(limits.least(), limits.most(), 8);
    Axis draft = LapTimes.axis(new Scale(limits.least(), limits.most(), 0, 1), ticks);
    double left = draft.width(page.plain(14)) + 10 * page.unit;
    Panel panel = new Panel(page, page.body().without(left, 22 * page.unit, 4, 28 * page.unit));
    Box box = panel.box();
    Scale scale = new Scale(limits.least(), limits.most(), box.bottom(), box.y());
    panel.left(LapTimes.axis(scale, ticks));
    double step = box.width() / summaries.size();
    page.canvas.group(
        "data",
        null,
        out -> {
          for (int i = 0; i < summaries.size(); i++) {
            Summary summary = summaries.get(i);
            double middle = box.x() + (i + 0.5) * step;
            out.group(
                "driver",
                summary.runner().driver() + ", median " + Shown.clock(summary.times().median(), 3),
                each -> summary(each, summary, middle, step, cast, scale, page));
          }
        });
    names(page, box, step);
    panel.frame();
    return page.scene(
        "Spread of the lap times of "
            + Shown.count(summaries.size(), "driver", "drivers")
            + "; the quickest median is "
            + Shown.clock(summaries.get(0).times().median(), 3)
            + " by "
            + summaries.get(0).runner().driver()
            + ".");
  }

  /** All whiskers, and of what is beyond them what does not squeeze them. */
  private Limits limits() {
    double low = summaries.stream().mapToDouble(Summary::low).min().orElse(times.least());
    double high = summaries.stream().mapToDouble(Summary::high).max().orElse(times.most());
    Limits usual = Limits.ofLapTimes(times);
    high = Math.min(high + 0.12 * (high - low), usual.most());
    double least = times.leastFrom(Math.max(usual.least(), low - 0.5 * (high - low)));
    double most = Math.max(times.mostUpTo(high), least);
    double pad = Math.max(0.04 * (most - least), 0.05);
    int below = (int) Arrays.stream(times.values()).filter(value -> value < least).count();
    int above = (int) Arrays.stream(times.values()).filter(value -> value > most).count();
    return new Limits(least - pad, most + pad, below, above);
  }

  private static void summary(
      Canvas out, Summary summary, double middle, double step, Cast cast, Scale scale, Page page) {
    Look look = cast.of(summary.runner());
    Colour colour = look.colour();
    if (summary.times().size() == 1) {
      sign(out, look, middle, scale.within(summary.times().median()), page);
      return;
    }
    Stroke line = look.line(2);
    double half = Math.min(24, 0.34 * step);
    double top = scale.within(summary.times().quantile(0.75));
    double bottom = scale.within(summary.times().quantile(0.25));
    double high = scale.within(summary.high());
    double low = scale.within(summary.low());
    out.line(middle, high, middle, top, line);
    out.line(middle, bottom, middle, low, line);
    out.line(middle - half / 2, high, middle + half / 2, high, line);
    out.line(middle - half / 2, low, middle + half / 2, low, line);
    Box box = new Box(middle - half, top, 2 * half, Math.max(1, bottom - top));
    out.add(new Mark.Rectangle(box, 2, colour.mix(page.ink.panel(), 0.65), line));
    double median = scale.within(summary.times().median());
    out.line(middle - half, median, middle + half, median, Stroke.of(page.ink.text(), 2.5));
    sign(out, look, middle, median, page);
    beyond(out, summary, middle, colour, scale, page);
  }

  /** The driver's shape, by which the box can be told without its colour. */
  private static void sign(Canvas out, Look look, double x, double y, Page page) {
    double[] xs = {x};
    double[] ys = {y};
    Stroke outline = Stroke.of(page.ink.text(), 1.3);
    double radius = 5.5 * page.unit;
    out.add(new Mark.Dots(xs, ys, radius, look.shape(), look.fill(page.ink.panel()), outline));
  }

  private static void beyond(
      Canvas out, Summary summary, double middle, Colour colour, Scale scale, Page page) {
    double[] ys =
        Arrays.stream(summary.times().values())
            .filter(value -> value < summary.low() || value > summary.high())
            .filter(scale::holds)
            .map(scale::at)
            .toArray();
    double[] xs = new double[ys.length];
    Arrays.fill(xs, middle);
    if (ys.length > 0) {
      out.add(new Mark.Dots(xs, ys, 2.6, DotShape.CIRCLE, null, Stroke.of(colour, 1.4)));
    }
    if (summary.times().most() > scale.most()) {
      out.dot(middle, scale.to() + 7, 5, DotShape.TRIANGLE_UP, page.ink.muted());
    }
    if (summary.times().least() < scale.least()) {
      out.dot(middle, scale.from() - 7, 5, DotShape.TRIANGLE_DOWN, page.ink.muted());
    }
  }

  private void names(Page page, Box box, double step) {
    Font font = Font.plain(Math.max(8, Math.min(14 * page.unit, step * 0.38)));
    page.canvas.group(
        "x-axis",
        null,
        out -> {
          for (int i = 0; i < summaries.size(); i++) {
            String name = font.fit(summaries.get(i).runner().driver(), step);
            double x = box.x() + (i + 0.5) * step;
            double y = box.bottom() + 20 * page.unit;
            out.text(x, y, name, font, Anchor.MIDDLE, page.ink.text());
          }
        });
  }
}
