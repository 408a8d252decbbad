package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Ticks;
import io.tif1.charts.internal.draw.Anchor;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Look;
import io.tif1.model.Laps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The places of the drivers at the end of each lap. */
public final class PositionsPlan implements Plan {
  private static final String NAME = "A chart of positions";

  private final Field field;
  private final List<Course> courses = new ArrayList<>();
  private final Placings placings;
  private final int lastPlace;

  public PositionsPlan(Laps laps, List<String> drivers) {
    this.field = Field.of(NAME, laps, drivers);
    this.placings = Placings.of(laps);
    int last = 1;
    for (Runner runner : field.runners()) {
      Course course = Course.of(runner, row -> place(laps, row));
      if (course.size() > 0) {
        courses.add(course);
        last = (int) Math.max(Math.max(last, course.most()), place(course));
      }
    }
    this.lastPlace = last;
    if (courses.isEmpty()) {
      throw new ChartException(
          NAME
              + ": none of the "
              + Shown.count(laps.size(), "lap", "laps")
              + " has a position (column Position, key pos). Positions are published for races and"
              + " sprints only; lap times can be drawn for any session");
    }
  }

  /** Where the driver finished, also one who stopped. */
  private int place(Course course) {
    return placings.place(course.runner(), (int) course.last());
  }

  private static double place(Laps laps, int row) {
    return laps.position().isMissing(row)
        ? Double.NaN
        : Sane.between(laps.position().get(row), 1, 100);
  }

  @Override
  public Scene draw(Style style) {
    String subtitle = Shown.count(courses.size(), "driver", "drivers") + ", " + field.lapRange();
    Page page = new Page(style, "Positions by lap", subtitle);
    Cast cast = Cast.of(field, style, page.ink);
    List<String> without =
        field.runners().stream()
            .filter(runner -> courses.stream().noneMatch(c -> c.runner().equals(runner)))
            .map(Runner::driver)
            .toList();
    page.notes(
        without.isEmpty()
            ? List.of()
            : List.of("Without a position: " + String.join(", ", without) + "."));
    List<String> names = courses.stream().map(course -> "20 " + course.runner().driver()).toList();
    double sides = Ends.margin(page, names);
    Panel panel =
        new Panel(page, page.body().without(sides + 12, 22 * page.unit, sides, 46 * page.unit));
    Box box = panel.box();
    Scale places = new Scale(0.4, lastPlace + 0.6, box.y(), box.bottom());
    double[] every = IntStream.rangeClosed(1, lastPlace).asDoubleStream().toArray();
    int first = field.firstLap();
    int last = Math.max(field.lastLap(), first + 1);
    Scale laps = new Scale(first, last, box.x() + 10, box.right() - 6);
    Ticks ticks = new Ticks(every, 1);
    panel.left(new Axis("Position", places, ticks, value -> ""));
    Ticks lapTicks = Ticks.whole(first, last, 12);
    panel.below(new Axis("Lap", laps, lapTicks, value -> Shown.number(value, 0)), true);
    Ends ends = new Ends();
    page.canvas.group(
        "data",
        null,
        out -> {
          for (Course course : courses) {
            Look look = cast.of(course.runner());
            out.group(
                "driver",
                course.runner().driver(),
                each -> line(each, course, look, laps, places, page));
            double x = laps.at(course.lastLap());
            double y = places.at(course.last());
            String driver = course.runner().driver();
            int place = place(course);
            if (Ends.isOut(course.lastLap(), last)) {
              ends.addWithin(page, box, driver, look, x, y);
              ends.addApart(place + " " + driver, look, places.at(place));
            } else {
              ends.add(place + " " + driver, look, x, y, places.at(place));
            }
          }
        });
    starts(page, box, places, cast, first);
    ends.draw(page, box);
    panel.frame();
    Course winner =
        courses.stream().min(Comparator.comparingInt(this::place)).orElse(courses.get(0));
    return page.scene(
        "Positions of "
            + subtitle
            + ". In front at the end: "
            + winner.runner().driver()
            + ", place "
            + place(winner)
            + ".");
  }

  private static void line(
      Canvas out, Course course, Look look, Scale laps, Scale places, Page page) {
    double[] xs = laps.at(course.laps());
    double[] ys = places.at(course.values());
    out.line(xs, ys, look.line(2.4));
    LineMarks.draw(out, xs, ys, look, page);
  }

  /** Who was where at the end of the first lap, left of the data. */
  private void starts(Page page, Box box, Scale places, Cast cast, int first) {
    Font font = page.bold(13);
    boolean[] isTaken = new boolean[101];
    page.canvas.group(
        "starts",
        null,
        out -> {
          for (Course course : courses) {
            int place = (int) course.first();
            if (course.firstLap() == first && !isTaken[place]) {
              isTaken[place] = true;
              double y = places.at(place);
              var ink = cast.of(course.runner()).colour().readableOn(page.ink.ground(), 4.5);
              String name = course.runner().driver() + " " + place;
              out.textAt(box.x() - 8, y, name, font, Anchor.END, ink);
              out.line(box.x() - 5, y, box.x(), y, Stroke.of(page.ink.frame(), 1));
            }
          }
        });
  }
}
