package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.LapPace;
import io.tif1.charts.internal.axis.Limits;
import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.charts.internal.axis.Ticks;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Look;
import io.tif1.model.Laps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lap times over the laps, a point each; of one driver in the colours of the tyres. */
public final class LapTimesPlan implements Plan {
  private static final String NAME = "A chart of lap times";

  private final Field field;
  private final List<Runner> timed = new ArrayList<>();
  private final Spread times;

  private final List<String> remarks;

  public LapTimesPlan(Laps all, LapPace pace, List<String> drivers) {
    Paced paced = Paced.of(all, pace);
    Laps laps = paced.laps();
    this.remarks = paced.notes();
    this.field = Field.of(NAME, laps, drivers);
    this.times = LapTimes.of(NAME, field);
    for (Runner runner : field.runners()) {
      if (!Spread.of(runner.lapTimes(laps)).isEmpty()) {
        timed.add(runner);
      }
    }
    if (timed.isEmpty()) {
      throw new ChartException(NAME + " found no timed lap");
    }
  }

  @Override
  public Scene draw(Style style) {
    Page page = new Page(style, "Lap times", LapTimes.subtitle(field, timed));
    Cast cast = Cast.of(field, style, page.ink);
    Tyres tyres = Tyres.of(field, style, page.ink);
    boolean isOfTyres = timed.size() == 1 && tyres.known() > 0;
    page.legend(isOfTyres ? tyres.dotLegend() : drivers(cast, page));
    Limits limits = Limits.ofLapTimes(times);
    List<String> notes = new ArrayList<>(remarks);
    notes.addAll(LapTimes.notes(field, timed, limits));
    page.notes(notes);
    Axes axes = Axes.of(page, field, limits);
    Panel panel = axes.panel();
    page.canvas.group(
        "data",
        null,
        out -> {
          for (Runner runner : cast.byTeam(timed)) {
            out.group(
                "driver",
                runner.driver(),
                each -> points(each, runner, cast, isOfTyres ? tyres : null, axes));
          }
        });
    panel.frame();
    return page.scene(
        "Lap times of "
            + Shown.count(timed.size(), "driver", "drivers")
            + " over the laps, "
            + Shown.count(times.size(), "timed lap", "timed laps")
            + ", from "
            + Shown.clock(times.least(), 3)
            + " to "
            + Shown.clock(times.most(), 3)
            + ".");
  }

  private List<Legend> drivers(Cast cast, Page page) {
    return cast.byTeam(timed).stream()
        .map(runner -> Legend.dot(runner.driver(), cast.of(runner), page.ink.panel()))
        .toList();
  }

  private void points(Canvas out, Runner runner, Cast cast, @Nullable Tyres tyres, Axes axes) {
    double[] seconds = runner.lapTimes(field.laps());
    double[] xs = new double[seconds.length];
    double[] ys = new double[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      xs[i] = axes.laps().at(runner.numbers()[i]);
      ys[i] = axes.times().holds(seconds[i]) ? axes.times().at(seconds[i]) : Double.NaN;
    }
    Look look = cast.of(runner);
    double radius = axes.radius();
    if (tyres == null) {
      Colour fill = look.fill(axes.behind());
      out.add(
          new Mark.Dots(
              xs, ys, radius, look.shape(), fill, Stroke.of(look.colour(), 0.45 * radius)));
    } else {
      tyres.dots(out, runner, xs, ys, radius + 1);
    }
    outside(out, tyres == null ? look : null, seconds, xs, axes);
  }

  /**
   * Laps off the scale: the driver's point at the edge, and a triangle that points to where it
   * would be.
   *
   * @param look null if there is one driver only
   */
  private static void outside(
      Canvas out, @Nullable Look look, double[] seconds, double[] xs, Axes axes) {
    Box box = axes.panel().box();
    for (int i = 0; i < seconds.length; i++) {
      boolean isAbove = seconds[i] > axes.times().most();
      if (isAbove || seconds[i] < axes.times().least()) {
        double edge = isAbove ? box.y() : box.bottom();
        double inward = isAbove ? 1 : -1;
        DotShape points = isAbove ? DotShape.TRIANGLE_UP : DotShape.TRIANGLE_DOWN;
        out.dot(xs[i], edge + 5 * inward, look == null ? 5 : 3.5, points, axes.letters());
        if (look != null) {
          double[] x = {xs[i]};
          double[] y = {edge + 11 * inward + axes.radius() * inward};
          Stroke outline = Stroke.of(look.colour(), 0.45 * axes.radius());
          Colour fill = look.fill(axes.behind());
          out.add(new Mark.Dots(x, y, axes.radius(), look.shape(), fill, outline));
        }
      }
    }
  }

  private record Axes(
      Panel panel, Scale laps, Scale times, double radius, Colour behind, Colour letters) {
    static Axes of(Page page, Field field, Limits limits) {
      Ticks ticks = Ticks.clock(limits.least(), limits.most(), 8);
      Scale span = new Scale(limits.least(), limits.most(), 0, 1);
      Axis draft = LapTimes.axis(span, ticks);
      double left = draft.width(page.plain(14)) + 10 * page.unit;
      Panel panel = new Panel(page, page.body().without(left, 22 * page.unit, 8, 46 * page.unit));
      Box box = panel.box();
      Scale times = new Scale(limits.least(), limits.most(), box.bottom(), box.y());
      panel.left(LapTimes.axis(times, ticks));
      double last = Math.max(field.lastLap(), field.firstLap() + 1);
      Scale laps = new Scale(field.firstLap() - 0.7, last + 0.7, box.x(), box.right());
      Ticks every = Ticks.whole(field.firstLap(), last, 12);
      panel.below(new Axis("Lap", laps, every, value -> Shown.number(value, 0)), true);
      double room = box.width() / (last - field.firstLap() + 1);
      double radius = Math.max(2.2, Math.min(4.5, room * 0.4)) * page.unit;
      return new Axes(panel, laps, times, radius, page.ink.panel(), page.ink.muted());
    }
  }
}
