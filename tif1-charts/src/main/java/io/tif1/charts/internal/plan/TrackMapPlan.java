package io.tif1.charts.internal.plan;

import io.tif1.charts.TrackColour;
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
import io.tif1.model.Corners;
import io.tif1.model.Telemetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The way of a car on a lap, its colour by what the car did. */
public final class TrackMapPlan implements Plan {
  private static final String NAME = "A track map";

  private final @Nullable Corners corners;
  private final Route route;
  private final Shade shade;

  public TrackMapPlan(Telemetry telemetry, @Nullable Corners corners, TrackColour colour) {
    this.corners = corners;
    this.route = Route.of(NAME, telemetry, corners);
    this.shade = Shade.of(NAME, telemetry, colour);
  }

  @Override
  public Scene draw(Style style) {
    String by = shade.kind().name().toLowerCase(Locale.ROOT);
    Page page = new Page(style, "Track map", "Coloured by " + by);
    page.legend(shade.legend(page));
    List<String> notes = new ArrayList<>();
    if (route.lost() > 0) {
      notes.add(
          Shown.count(route.lost(), "sample", "samples")
              + " of "
              + route.xs().length
              + " without a position left out.");
    }
    notes.addAll(shade.notes());
    notes.addAll(cornerNotes());
    page.notes(notes);
    double bar = shade.isRamp() ? 96 * page.unit : 0;
    Box body = page.body().without(0, 0, bar, 0);
    double margin = 40 * page.unit;
    Route.View view = route.view(body.without(margin, margin, margin, margin));
    page.canvas.group("track", null, out -> track(out, page, view));
    start(page, view);
    numbers(page, view);
    if (shade.isRamp()) {
      bar(page, body);
    }
    return page.scene("Map of the circuit as driven, coloured by " + by + ".");
  }

  /** A casing, so that every colour can be told from the ground, and the colours on it. */
  private void track(Canvas out, Page page, Route.View view) {
    double[] xs = Arrays.stream(route.xs()).map(view::x).toArray();
    double[] ys = Arrays.stream(route.ys()).map(view::y).toArray();
    double width = 8 * page.unit;
    List<Stretch> stretches = Stretch.of(xs, ys, shade.classes());
    Colour casing = page.ink.ground().mix(page.ink.text(), 0.72);
    for (Mark.Line line : Stretch.whole(xs, ys, Stroke.of(casing, width + 3 * page.unit))) {
      out.add(line);
    }
    out.group(
        "data",
        null,
        inner -> {
          for (Stretch stretch : stretches) {
            Colour colour = shade.colour(stretch.of(), page);
            inner.line(stretch.xs(), stretch.ys(), Stroke.of(colour, width));
          }
        });
  }

  /** A bar across the track where the lap begins, and which way it goes. */
  private void start(Page page, Route.View view) {
    for (int i = 0; i + 1 < route.xs().length; i++) {
      double dx = view.x(route.xs()[i + 1]) - view.x(route.xs()[i]);
      double dy = view.y(route.ys()[i + 1]) - view.y(route.ys()[i]);
      double length = Math.hypot(dx, dy);
      if (length > 0) {
        double x = view.x(route.xs()[i]);
        double y = view.y(route.ys()[i]);
        double ux = dx / length;
        double uy = dy / length;
        double reach = 12 * page.unit;
        page.canvas.group(
            "start",
            "Start",
            out -> {
              out.line(
                  x - uy * reach,
                  y + ux * reach,
                  x + uy * reach,
                  y - ux * reach,
                  Stroke.of(page.ink.text(), 3 * page.unit));
              double tipX = x + uy * 20 * page.unit + ux * 16 * page.unit;
              double tipY = y - ux * 20 * page.unit + uy * 16 * page.unit;
              double wing = 6 * page.unit;
              double[] xs = {tipX, tipX - ux * 15 - uy * wing, tipX - ux * 15 + uy * wing};
              double[] ys = {tipY, tipY - uy * 15 + ux * wing, tipY - uy * 15 - ux * wing};
              out.add(new Mark.Area(xs, ys, page.ink.text(), null));
            });
        return;
      }
    }
  }

  /** The corners that are on the picture; the others are in a note. */
  private List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; corners != null && i < corners.size(); i++) {
      double x = Sane.between(corners.xDm().get(i), -1e7, 1e7);
      double y = Sane.between(corners.yDm().get(i), -1e7, 1e7);
      double degrees = Sane.between(corners.angleDegrees().get(i), -720, 720);
      double angle = Math.toRadians(Double.isNaN(degrees) ? 90 : degrees) + route.angle();
      boolean isNumbered = !corners.number().isMissing(i);
      double turnedX = Route.turnedX(x, y, route.angle());
      double turnedY = Route.turnedY(x, y, route.angle());
      turns.add(
          new Turn(
              isNumbered ? Integer.toString(corners.number().get(i)) : "?",
              turnedX,
              turnedY,
              angle,
              isNumbered && route.isNear(turnedX, turnedY)));
    }
    return turns;
  }

  /**
   * @param isShown whether it has a number and a place at the track
   */
  private record Turn(String number, double x, double y, double angle, boolean isShown) {}

  private List<String> cornerNotes() {
    List<String> lost = turns().stream().filter(turn -> !turn.isShown()).map(Turn::number).toList();
    return lost.isEmpty()
        ? List.of()
        : List.of(
            "Left out without a place at the track: "
                + (lost.size() == 1 ? "corner " : "corners ")
                + String.join(", ", lost)
                + ".");
  }

  private void numbers(Page page, Route.View view) {
    Font font = page.bold(13);
    List<Box> taken = new ArrayList<>();
    page.canvas.group(
        "corners",
        null,
        out -> {
          for (Turn turn : turns()) {
            if (turn.isShown()) {
              double x = view.x(turn.x());
              double y = view.y(turn.y());
              number(out, page, font, taken, x, y, turn.angle(), turn.number());
            }
          }
        });
  }

  /** The number beside its corner, farther out while another number is in the way. */
  private static void number(
      Canvas out,
      Page page,
      Font font,
      List<Box> taken,
      double atX,
      double atY,
      double angle,
      String words) {
    double width = font.width(words) + 4;
    double height = font.size() + 2;
    for (double reach = 22 * page.unit; ; reach += 6) {
      double x = atX + Math.cos(angle) * reach;
      double y = atY - Math.sin(angle) * reach;
      Box box = new Box(x - width / 2, y - height / 2, width, height);
      if (reach > 60 || taken.stream().noneMatch(box::overlaps)) {
        taken.add(box);
        out.textOver(x, y, words, font, Anchor.MIDDLE, page.ink.text(), page.ink.ground());
        return;
      }
    }
  }

  private void bar(Page page, Box body) {
    double height = Math.min(360 * page.unit, body.height() - 40);
    double x = body.right() + 24 * page.unit;
    Box box = new Box(x, body.middleY() - height / 2, 16 * page.unit, height);
    Scale scale = new Scale(shade.least(), shade.most(), box.bottom(), box.y());
    Font font = page.plain(13);
    page.canvas.group(
        "colour-bar",
        shade.title(),
        out -> {
          double step = height / Ramp.STEPS;
          for (int i = 0; i < Ramp.STEPS; i++) {
            double y = box.bottom() - (i + 1) * step;
            out.box(new Box(box.x(), y, box.width(), step + 0.5), Ramp.step(i));
          }
          double end = box.right();
          String title = shade.title();
          out.text(page.body().right(), box.y() - 14, title, font, Anchor.END, page.ink.text());
          for (double value : Ticks.decimal(shade.least(), shade.most(), 6).values()) {
            double y = scale.at(value);
            out.line(end, y, end + 4, y, Stroke.of(page.ink.muted(), 1));
            String label = Shown.number(value, 0);
            out.textAt(end + 8, y, label, font, Anchor.START, page.ink.muted());
          }
        });
  }
}
