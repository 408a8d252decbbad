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
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Ink;
import io.tif1.charts.internal.look.TeamColours;
import io.tif1.charts.internal.look.TeamLook;
import io.tif1.model.Corners;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The speeds of two laps over the distance, and below how far one was behind the other. */
public final class SpeedTracePlan implements Plan {
  private static final String NAME = "A speed trace";

  /** Lines that run on one another must differ more than points do, as ΔE*ab. */
  private static final double LINES_APART = 40;

  private final LapTrace firstLap;
  private final LapTrace secondLap;
  private final Trace first;
  private final Trace second;
  private final Delta delta;
  private final List<double[]> corners = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();

  public SpeedTracePlan(LapTrace first, LapTrace second, @Nullable Corners corners) {
    this.firstLap = first;
    this.secondLap = second;
    this.first = Trace.of(NAME, first);
    this.second = Trace.of(NAME, second);
    this.delta = Delta.of(this.first, this.second);
    for (int i = 0; corners != null && i < corners.size(); i++) {
      double at = Sane.distance(corners.distanceM().get(i));
      boolean isNumbered = !corners.number().isMissing(i);
      if (isNumbered && at > 0 && at < longest()) {
        this.corners.add(new double[] {at, corners.number().get(i)});
      } else {
        String number = isNumbered ? Integer.toString(corners.number().get(i)) : "?";
        lost.add(number + (Double.isNaN(at) ? "" : " at " + Shown.number(at, 0) + " m"));
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
    Stroke two = Stroke.of(colours[1], 2.2).dashed(7, 3);
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
    } else if (delta.isAnchored()) {
      notes.add(
          "Gap: exact by the published times at the dots, where sectors end. Between them places"
              + " are made from speeds: the band shows how far off it can be, at most ±"
              + Shown.number(delta.mostDoubt(), 2)
              + " s.");
    } else {
      notes.add(
          (first.sectors() != null && second.sectors() != null
                  ? "Gap: the sector times do not fit the telemetry of both laps; from places that"
                  : "Gap: without the sector times of both laps; from places that")
              + " are made from speeds"
              + (delta.isStretched()
                  ? ", those of " + second.label() + " matched to the length of " + first.label()
                  : "")
              + ": the band shows how far off it can be, at most ±"
              + Shown.number(delta.mostDoubt(), 2)
              + " s.");
    }
    if (!lost.isEmpty()) {
      notes.add(
          "Left out without a place on the lap of "
              + Shown.number(longest(), 0)
              + " m: "
              + (lost.size() == 1 ? "corner " : "corners ")
              + String.join(", ", lost)
              + ".");
    }
    return notes;
  }

  /** The colours of the teams; if they look alike, the second is that of the letters. */
  private Colour[] colours(Style style, Ink ink) {
    String one = firstLap.team() == null ? "first of the two laps" : firstLap.team();
    String two = secondLap.team() == null ? "second of the two laps" : secondLap.team();
    Map<String, TeamLook> looks =
        TeamLook.of(List.of(one, two), Cast.palette(style, TeamColours.LAST), ink);
    Colour first = colour(looks, one, ink);
    Colour second = colour(looks, two, ink);
    if (first.difference(second) < LINES_APART) {
      Colour letters = ink.text().mix(ink.panel(), 0.15);
      second = first.difference(letters) < LINES_APART ? ink.muted() : letters;
    }
    return new Colour[] {first, second};
  }

  private static Colour colour(Map<String, TeamLook> looks, String team, Ink ink) {
    TeamLook look = looks.get(team);
    return look == null ? ink.text() : look.colour();
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
    double[] low = new double[delta.seconds().length];
    double[] high = new double[low.length];
    Arrays.setAll(low, i -> delta.seconds()[i] - delta.doubt()[i]);
    Arrays.setAll(high, i -> delta.seconds()[i] + delta.doubt()[i]);
    double least = Math.min(0, Spread.of(low).least());
    double most = Math.max(0, Spread.of(high).most());
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
          band(out, page, x.scale(), scale, low, high);
          double zero = scale.at(0);
          out.line(box.x(), zero, box.right(), zero, Stroke.of(page.ink.frame(), 1.2));
          Thinned line = Thinned.of(x.scale().at(delta.distances()), scale.at(delta.seconds()));
          out.line(line.xs(), line.ys(), Stroke.of(colours[1], 2.2));
          for (double anchor : delta.anchors()) {
            double at = LapWay.interpolated(delta.distances(), delta.seconds(), anchor);
            double px = x.scale().at(anchor);
            out.group(
                "anchor",
                Shown.signed(at, 3) + " s at " + Shown.number(anchor, 0) + " m",
                dot -> dot.dot(px, scale.at(at), 4, DotShape.CIRCLE, page.ink.text()));
          }
        });
    panel.frame();
  }

  /** How far off the gap can be. */
  private void band(Canvas out, Page page, Scale along, Scale scale, double[] low, double[] high) {
    Thinned upper = Thinned.of(along.at(delta.distances()), scale.at(high));
    Thinned lower = Thinned.of(along.at(delta.distances()), scale.at(low));
    int size = upper.xs().length + lower.xs().length;
    double[] xs = Arrays.copyOf(upper.xs(), size);
    double[] ys = Arrays.copyOf(upper.ys(), size);
    for (int i = 0; i < lower.xs().length; i++) {
      xs[size - 1 - i] = lower.xs()[i];
      ys[size - 1 - i] = lower.ys()[i];
    }
    Colour fill = page.ink.panel().mix(page.ink.muted(), 0.3);
    out.group("uncertainty", null, each -> each.add(new Mark.Area(xs, ys, fill, null)));
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
