package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.charts.internal.axis.Ticks;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.look.Look;
import io.tif1.model.Laps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many seconds after the leader each driver ended each lap. */
public final class GapPlan implements Plan {
  private static final String NAME = "A chart of gaps to the leader";

  /** Seconds from which gaps are written in minutes. */
  private static final double LONG = 100;

  private final Field field;
  private final Placings placings;
  private final List<Course> gaps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  public GapPlan(Laps laps, List<String> drivers) {
    // The leader is the first of all, whoever is asked for
    Field everybody = Field.of(NAME, laps, List.of());
    this.field = Field.of(NAME, laps, drivers);
    this.placings = Placings.of(laps);
    Clock clock = Clock.of(laps, everybody);
    notes.addAll(clock.notes());
    Map<Integer, Double> leader = new HashMap<>();
    for (Runner runner : everybody.runners()) {
      Course ends = clock.course(runner);
      for (int i = 0; i < ends.laps().length; i++) {
        if (!Double.isNaN(ends.values()[i])) {
          leader.merge((int) ends.laps()[i], ends.values()[i], Math::min);
        }
      }
    }
    List<String> without = new ArrayList<>();
    for (Runner runner : field.runners()) {
      Course ends = clock.course(runner);
      double[] behind = new double[ends.laps().length];
      for (int i = 0; i < behind.length; i++) {
        double lead = leader.getOrDefault((int) ends.laps()[i], Double.NaN);
        behind[i] = ends.values()[i] - lead;
      }
      if (ends.size() > 0) {
        gaps.add(new Course(runner, ends.laps(), behind));
      } else {
        without.add(runner.driver());
      }
    }
    if (gaps.isEmpty()) {
      throw new ChartException(
          NAME
              + ": none of the "
              + Shown.count(laps.size(), "lap", "laps")
              + " says when it ended (column Time, key sesT), and no driver has a time for every"
              + " lap from the first; fetch session_laptimes.json or a newer session");
    }
    if (!without.isEmpty()) {
      notes.add("Without times: " + String.join(", ", without) + ".");
    }
  }

  /** When laps ended: by the session's clock, or by adding up lap times. */
  private record Clock(Laps laps, boolean isGiven, boolean isPlaced) {
    static Clock of(Laps laps, Field everybody) {
      boolean isGiven =
          everybody.runners().stream()
              .flatMapToInt(runner -> Arrays.stream(runner.rows()))
              .anyMatch(row -> !Double.isNaN(Sane.clock(laps.timeS().get(row))));
      return new Clock(laps, isGiven, laps.position().present().findAny().isPresent());
    }

    Course course(Runner runner) {
      if (isGiven) {
        return Course.of(runner, this::end);
      }
      double[] seconds = runner.lapTimes(laps);
      Map<Integer, Double> sums = new HashMap<>();
      double sum = 0;
      for (int i = 0; i < seconds.length; i++) {
        // A sum says nothing once a lap is missing
        sum = runner.numbers()[i] == i + 1 ? sum + seconds[i] : Double.NaN;
        sums.put(runner.rows()[i], sum);
      }
      return Course.of(runner, row -> sums.getOrDefault(row, Double.NaN));
    }

    /** Where laps have places, one without was not finished: its end is that of the car's race. */
    private double end(int row) {
      boolean isUnfinished = isPlaced && laps.position().isMissing(row);
      return isUnfinished ? Double.NaN : Sane.clock(laps.timeS().get(row));
    }

    List<String> notes() {
      return isGiven ? List.of() : List.of("Lap times added up: the ends of laps are not given.");
    }
  }

  @Override
  public Scene draw(Style style) {
    String subtitle =
        "At the end of each lap; "
            + Shown.count(gaps.size(), "driver", "drivers")
            + ", "
            + field.lapRange();
    Page page = new Page(style, "Gap to the leader", subtitle);
    Cast cast = Cast.of(field, style, page.ink);
    double most = limit();
    int outside = (int) gaps.stream().filter(gap -> gap.most() > most).count();
    List<String> remarks = new ArrayList<>(notes);
    if (outside > 0) {
      remarks.add(
          "▼ "
              + Shown.count(outside, "driver was", "drivers were")
              + " at times more than "
              + (most > LONG ? Shown.clock(most, 0) : Shown.number(most, 0) + " s")
              + " behind, off the scale.");
    }
    page.notes(remarks);
    Ticks ticks = Ticks.clock(0, most, 8);
    boolean isLong = most > LONG;
    List<String> labels = gaps.stream().map(gap -> label(gap, isLong)).toList();
    Axis draft = axis(new Scale(0, most, 0, 1), ticks, isLong);
    double left = draft.width(page.plain(14)) + 10 * page.unit;
    double right = Ends.margin(page, labels);
    Panel panel = new Panel(page, page.body().without(left, 22 * page.unit, right, 46 * page.unit));
    Box box = panel.box();
    Scale seconds = new Scale(-0.02 * most, most, box.y(), box.bottom());
    panel.left(axis(seconds, ticks, isLong));
    int first = field.firstLap();
    int last = Math.max(field.lastLap(), first + 1);
    Scale laps = new Scale(first, last, box.x() + 6, box.right() - 6);
    Ticks every = Ticks.whole(first, last, 12);
    panel.below(new Axis("Lap", laps, every, value -> Shown.number(value, 0)), true);
    Ends ends = new Ends();
    page.canvas.group(
        "data",
        null,
        box,
        out -> {
          for (Course gap : gaps) {
            Look look = cast.of(gap.runner());
            double endX = laps.at(gap.lastLap());
            double endY = seconds.within(gap.last());
            out.group(
                "driver",
                label(gap, isLong),
                each -> {
                  double[] xs = laps.at(gap.laps());
                  double[] ys = seconds.at(gap.values());
                  each.line(xs, ys, look.line(2.2));
                  LineMarks.draw(each, xs, ys, look, page);
                });
            if (Ends.isOut(gap.lastLap(), last)) {
              ends.addWithin(page, box, gap.runner().driver(), look, endX, endY);
            } else {
              ends.add(label(gap, isLong), look, endX, endY);
            }
          }
        });
    ends.draw(page, box);
    panel.frame();
    return page.scene("Gap to the leader at the end of each lap of " + subtitle + ".");
  }

  private static Axis axis(Scale scale, Ticks ticks, boolean isLong) {
    return new Axis(
        isLong ? "Gap (m:ss)" : "Gap (s)",
        scale,
        ticks,
        value -> isLong ? Shown.clock(value, 0) : Shown.number(value, ticks.digits()));
  }

  /** In one unit for all drivers; who ended fewer laps than the winner is so many laps behind. */
  private String label(Course gap, boolean isLong) {
    double behind = gap.last();
    String driver = gap.runner().driver();
    int lapsBehind = placings.lapsBehind(gap.runner());
    if (lapsBehind > 0) {
      return driver + " +" + Shown.count(lapsBehind, "lap", "laps");
    }
    if (behind == 0) {
      return driver;
    }
    return driver + " +" + (isLong ? Shown.clock(behind, 1) : Shown.number(behind, 1));
  }

  /** Most of the gaps: one car that waits for half an hour does not squeeze the others. */
  private double limit() {
    double[] all = gaps.stream().flatMapToDouble(gap -> Arrays.stream(gap.values())).toArray();
    Spread spread = Spread.of(all);
    double usual = Math.max(1.6 * spread.quantile(0.95), 5);
    return Math.max(1, Math.min(spread.most() * 1.03, usual));
  }
}
