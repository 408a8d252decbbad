package io.tif1.charts.internal.plan;

import io.tif1.charts.LapTrace;
import io.tif1.charts.internal.axis.Apart;
import io.tif1.charts.internal.axis.Limits;
import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.charts.internal.axis.Thinned;
import io.tif1.charts.internal.axis.Ticks;
import io.tif1.charts.internal.draw.Anchor;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Ink;
import io.tif1.charts.internal.look.TeamColours;
import io.tif1.model.Corners;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The speeds of two laps over the distance, and below how far one was behind the other. */
public final class SpeedTracePlan implements Plan {
  private static final String NAME = "A speed trace";

  private final LapTrace firstLap;
  private final LapTrace secondLap;
  private final Trace first;
  private final Trace second;
  private final Delta delta;
  private final List<double[]> corners = new ArrayList<>();

  public SpeedTracePlan(LapTrace first, LapTrace second, @Nullable Corners corners) {
    this.firstLap = first;
    this.secondLap = second;
    this.first = Trace.of(NAME, first);
    this.second = Trace.of(NAME, second);
    this.delta = Delta.of(this.first, this.second);
    for (int i = 0; corners != null && i < corners.size(); i++) {
      double at = Sane.distance(corners.distanceM().get(i));
      if (!Double.isNaN(at) && !corners.number().isMissing(i) && at > 0 && at < longest()) {
        this.corners.add(new double[] {at, corners.number().get(i)});
      }
    }
  }

  private double longest() {
    return Math.max(first.length(), second.length());
  }

  @Override
  public Scene draw(Style style) {
    Page page = new Page(style, first.label() + " and " + second.label(), "Speed over the lap");
    Colour[] colours = colours(style, page.ink);
    Stroke one = Stroke.of(colours[0], 2.2);
    Stroke two = Stroke.of(colours[1], 2.2);
    page.legend(List.of(Legend.line(first.label(), one), Legend.line(second.label(), two)));
    page.notes(notes());
    Box body =
        page.body().without(page.plain(14).width("−0.05") + 12 * page.unit, 0, 10, 46 * page.unit);
    double head = 24 * page.unit;
    double strip = corners.isEmpty() ? 0 : 20 * page.unit;
    double free = body.height() - strip - (delta.isEmpty() ? head : 2 * head + 8 * page.unit);
    double high = delta.isEmpty() ? free : 0.7 * free;
    Box upper = new Box(body.x(), body.y() + head, body.width(), Math.max(20, high));
    double from = Math.min(0, Math.min(first.distances()[0], second.distances()[0]));
    Scale along = new Scale(Math.max(from, -50), longest(), upper.x(), upper.right());
    Ticks metres = Ticks.decimal(along.least(), along.most(), 10);
    Axis x = new Axis("Distance (m)", along, metres, value -> Shown.number(value, 0));
    speeds(page, new Panel(page, upper), x, one, two);
    if (!delta.isEmpty()) {
      double y = upper.bottom() + strip + 8 * page.unit + head;
      Box lower = new Box(body.x(), y, body.width(), Math.max(20, body.bottom() - y));
      delta(page, new Panel(page, lower), x, colours);
    }
    numbers(page, upper, along);
    return page.scene(
        "Speeds of "
            + first.label()
            + " and "
            + second.label()
            + " over "
            + Shown.number(longest(), 0)
            + " m"
            + (delta.isEmpty() ? "." : ", and the time between them below."));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Trace trace : List.of(first, second)) {
      if (trace.isIntegrated()) {
        notes.add(trace.label() + ": no distances; made from speed and time.");
      } else if (trace.dropped() > 0) {
        notes.add(
            trace.label()
                + ": "
                + Shown.count(trace.dropped(), "sample", "samples")
                + " left out whose distance steps back or is missing.");
      }
    }
    if (delta.isEmpty()) {
      notes.add("No times: the time between the laps cannot be drawn.");
    } else if (delta.isStretched()) {
      notes.add(
          "Time between the laps: distances of "
              + second.label()
              + " matched to the length of "
              + first.label()
              + ".");
    }
    return notes;
  }

  /** The colours of the teams; if they look alike, the second is that of the letters. */
  private Colour[] colours(Style style, Ink ink) {
    Map<String, String> teams = new LinkedHashMap<>();
    String one = firstLap.team();
    String two = secondLap.team();
    teams.put("first", one == null ? "first of the two laps" : one);
    teams.put("second", two == null ? "second of the two laps" : two);
    Map<String, Colour> found =
        Cast.colours(
            new LinkedHashSet<>(teams.values()), Cast.palette(style, TeamColours.LAST), ink);
    Colour first = found.getOrDefault(teams.get("first"), ink.text());
    Colour second = found.getOrDefault(teams.get("second"), ink.text());
    if (first.distance(second) < 130) {
      Colour letters = ink.text().mix(ink.panel(), 0.15);
      second = first.distance(letters) < 130 ? ink.muted() : letters;
    }
    return new Colour[] {first, second};
  }

  private void speeds(Page page, Panel panel, Axis x, Stroke one, Stroke two) {
    Box box = panel.box();
    double[] both = new double[first.speeds().length + second.speeds().length];
    System.arraycopy(first.speeds(), 0, both, 0, first.speeds().length);
    System.arraycopy(second.speeds(), 0, both, first.speeds().length, second.speeds().length);
    Limits limits = Limits.of(Spread.of(both), 0.05);
    Scale scale = new Scale(Math.max(0, limits.least()), limits.most(), box.bottom(), box.y());
    Ticks ticks = Ticks.decimal(scale.least(), scale.most(), 7);
    panel.left(
        new Axis("Speed (km/h)", scale, ticks, value -> Shown.number(value, ticks.digits())));
    panel.below(x, delta.isEmpty() && corners.isEmpty());
    cornerLines(page, box, x.scale());
    page.canvas.group(
        "data",
        null,
        box,
        out -> {
          speed(out, first, one, x.scale(), scale);
          speed(out, second, two, x.scale(), scale);
        });
    panel.frame();
  }

  private static void speed(Canvas out, Trace trace, Stroke stroke, Scale along, Scale scale) {
    Thinned line = Thinned.of(along.at(trace.distances()), scale.at(trace.speeds()));
    out.group("speed", trace.label(), each -> each.line(line.xs(), line.ys(), stroke));
  }

  private void delta(Page page, Panel panel, Axis x, Colour[] colours) {
    Box box = panel.box();
    Spread spread = Spread.of(delta.seconds());
    double least = Math.min(0, spread.least());
    double most = Math.max(0, spread.most());
    double pad = Math.max(0.01, 0.12 * (most - least));
    // Downwards is behind, as in a race
    Scale scale = new Scale(least - pad, most + pad, box.y(), box.bottom());
    int wanted = (int) Math.max(2, Math.min(5, box.height() / 30));
    Ticks ticks = Ticks.decimal(scale.least(), scale.most(), wanted);
    String title = "Gap (s): " + second.label() + " ahead above the line, behind below it";
    panel.left(
        new Axis(
            title, scale, ticks, value -> value == 0 ? "0" : Shown.signed(value, ticks.digits())));
    panel.below(x, true);
    cornerLines(page, box, x.scale());
    page.canvas.group(
        "delta",
        null,
        box,
        out -> {
          double zero = scale.at(0);
          out.line(box.x(), zero, box.right(), zero, Stroke.of(page.ink.frame(), 1.2));
          Thinned line = Thinned.of(x.scale().at(delta.distances()), scale.at(delta.seconds()));
          out.line(line.xs(), line.ys(), Stroke.of(colours[1], 2.2));
        });
    panel.frame();
  }

  private void cornerLines(Page page, Box box, Scale along) {
    page.canvas.group(
        "corner-lines",
        null,
        out -> {
          for (double[] corner : corners) {
            double x = along.at(corner[0]);
            Stroke thin = Stroke.of(page.ink.frame().mix(page.ink.panel(), 0.35), 1);
            out.line(x, box.y(), x, box.bottom(), thin.dashed(3, 3));
          }
        });
  }

  /** Numbers of the corners under the upper panel, moved apart where corners are close. */
  private void numbers(Page page, Box upper, Scale along) {
    Font font = page.plain(12);
    double[] wanted = corners.stream().mapToDouble(corner -> along.at(corner[0])).toArray();
    double size = font.width("20") + 4;
    double[] placed = Apart.place(wanted, size, upper.x() - size / 2, upper.right() + size / 2);
    page.canvas.group(
        "corners",
        null,
        out -> {
          for (int i = 0; i < placed.length; i++) {
            double y = upper.bottom() + 18 * page.unit;
            String number = Shown.number(corners.get(i)[1], 0);
            Mark.Line tie =
                new Mark.Line(
                    new double[] {wanted[i], placed[i]},
                    new double[] {upper.bottom() + 1, upper.bottom() + 6},
                    Stroke.of(page.ink.frame(), 1),
                    false);
            out.add(tie);
            out.text(placed[i], y, number, font, Anchor.MIDDLE, page.ink.text());
          }
        });
  }
}
