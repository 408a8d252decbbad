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
import io.tif1.charts.internal.look.CompoundColours;
import io.tif1.model.Laps;
import io.tif1.model.column.IntColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The sets of tyres that each driver used, a bar a stint. */
public final class StrategyPlan implements Plan {
  private static final String NAME = "A chart of tyre strategy";

  private static final double LEAST_LETTER = 6;

  /** Laps on one set of tyres, first and last included. */
  private record Stint(String compound, int from, int to, boolean isUsed) {
    int length() {
      return to - from + 1;
    }
  }

  private final Field field;
  private final List<Runner> order;

  public StrategyPlan(Laps laps, List<String> drivers) {
    this.field = Field.of(NAME, laps, drivers);
    boolean isKnown =
        laps.compound().stream().anyMatch(c -> c != null)
            || laps.stint().present().findAny().isPresent();
    if (!isKnown) {
      throw new ChartException(
          NAME
              + ": none of the "
              + Shown.count(laps.size(), "lap", "laps")
              + " names its tyre (columns Compound and Stint, keys compound and stint)");
    }
    this.order = field.runners().stream().filter(r -> r.rows().length > 0).sorted(order()).toList();
    if (order.isEmpty()) {
      throw new ChartException(NAME + ": no lap has a number (column LapNumber, key lap)");
    }
  }

  /** In the order of the finish; as given where there are no places. */
  private Comparator<Runner> order() {
    if (field.laps().position().present().findAny().isEmpty()) {
      return Comparator.comparingInt(runner -> 0);
    }
    Placings placings = Placings.of(field.laps());
    return Comparator.comparingInt(runner -> placings.place(runner, Integer.MAX_VALUE));
  }

  @Override
  public Scene draw(Style style) {
    String subtitle = Shown.count(order.size(), "driver", "drivers") + ", " + field.lapSum();
    Page page = new Page(style, "Tyre strategy", subtitle);
    Tyres tyres = Tyres.of(field, style, page.ink);
    List<List<Stint>> all = order.stream().map(runner -> stints(runner, tyres)).toList();
    page.legend(
        tyres.legend(all.stream().flatMap(List::stream).map(Stint::compound).distinct().toList()));
    boolean isSomeUsed = all.stream().flatMap(List::stream).anyMatch(Stint::isUsed);
    page.notes(
        isSomeUsed
            ? List.of(
                "Letters name the tyre, numbers are laps of the stint; * set of tyres was not new.")
            : List.of("Letters name the tyre, numbers are laps of the stint."));
    Font names = page.bold(Math.min(14, 0.62 * page.body().height() / order.size()));
    double left =
        order.stream().mapToDouble(runner -> names.width(runner.driver())).max().orElse(0)
            + 12 * page.unit;
    Panel panel = new Panel(page, page.rows(order.size()).without(left, 4, 10, 46 * page.unit));
    Box box = panel.box();
    page.canvas.box(box, page.ink.panel());
    int first = field.firstLap();
    Scale laps = new Scale(first - 1, Math.max(field.lastLap(), first), box.x(), box.right());
    Ticks ticks = Ticks.whole(first - 1, Math.max(field.lastLap(), first), 12);
    panel.below(new Axis("Lap", laps, ticks, value -> Shown.number(value, 0)), true);
    double step = box.height() / order.size();
    for (int i = 0; i < order.size(); i++) {
      double middle = box.y() + (i + 0.5) * step;
      String driver = order.get(i).driver();
      page.canvas.textAt(
          box.x() - 8 * page.unit, middle, driver, names, Anchor.END, page.ink.text());
      List<Stint> stints = all.get(i);
      page.canvas.group(
          "driver", driver, out -> bars(out, stints, laps, middle, step, tyres, page));
    }
    panel.frame();
    return page.scene("Tyre strategy of " + subtitle + ": a bar for each stint.");
  }

  private static void bars(
      Canvas out,
      List<Stint> stints,
      Scale laps,
      double middle,
      double step,
      Tyres tyres,
      Page page) {
    double height = Math.min(30, 0.72 * step);
    Font font = page.bold(Math.min(13, 0.92 * height));
    for (Stint stint : stints) {
      double x = laps.at(stint.from() - 1);
      Box bar = new Box(x + 1, middle - height / 2, laps.at(stint.to()) - x - 2, height);
      Colour fill = tyres.colour(stint.compound());
      Stroke outline = tyres.outline(fill);
      out.group(
          "stint",
          CompoundColours.shown(stint.compound())
              + ", laps "
              + stint.from()
              + " to "
              + stint.to()
              + (stint.isUsed() ? ", not new" : ""),
          each -> {
            each.add(new Mark.Rectangle(bar, Math.min(3, height / 4), fill, outline));
            String letter = CompoundColours.letter(stint.compound());
            String words = letter + " " + stint.length() + (stint.isUsed() ? "*" : "");
            boolean isRoomy = font.width(words) < bar.width() - 4;
            // A bar of a lap or two has room for the letter alone, if need be a small one
            Font small = Font.bold(Math.min(font.size(), (bar.width() - 1) / letterEms(letter)));
            if (isRoomy || small.size() >= LEAST_LETTER) {
              String shown = isRoomy ? words : letter;
              Font fitted = isRoomy ? font : small;
              each.textAt(bar.middleX(), middle, shown, fitted, Anchor.MIDDLE, fill.inkOn());
            }
          });
    }
  }

  private static double letterEms(String letter) {
    return Font.bold(1).width(letter);
  }

  /** A stint ends where the set of tyres changes; laps that say nothing of it belong to it. */
  private List<Stint> stints(Runner runner, Tyres tyres) {
    Laps laps = field.laps();
    List<Stint> stints = new ArrayList<>();
    int start = 0;
    int[] rows = runner.rows();
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || isNew(runner, i, tyres)) {
        int[] own = Arrays.copyOfRange(rows, start, i);
        String compound =
            Arrays.stream(own)
                .mapToObj(tyres::of)
                .filter(name -> !name.equals(CompoundColours.UNKNOWN))
                .findFirst()
                .orElse(CompoundColours.UNKNOWN);
        boolean isUsed = Arrays.stream(own).anyMatch(row -> laps.freshTyre().isFalse(row));
        boolean isUnknown = compound.equals(CompoundColours.UNKNOWN);
        stints.add(
            new Stint(
                compound, runner.numbers()[start], runner.numbers()[i - 1], isUsed && !isUnknown));
        start = i;
      }
    }
    return stints;
  }

  private boolean isNew(Runner runner, int i, Tyres tyres) {
    int before = runner.rows()[i - 1];
    int row = runner.rows()[i];
    if (isOther(before, row, tyres)) {
      return true;
    }
    Laps laps = field.laps();
    IntColumn stint = laps.stint();
    IntColumn life = laps.tyreLifeLaps();
    boolean isLifeKnown = !life.isMissing(before) && !life.isMissing(row);
    int older = isLifeKnown ? life.get(row) - life.get(before) : 0;
    int driven = runner.numbers()[i] - runner.numbers()[i - 1];
    if (stint.isMissing(before) || stint.isMissing(row)) {
      return isLifeKnown && older < 0;
    }
    // The number also rises when a car passes through the pit lane and keeps its tyres
    boolean isSameSet =
        isLifeKnown
            && older == driven
            && laps.freshTyre().isFalse(before) == laps.freshTyre().isFalse(row);
    return stint.get(before) != stint.get(row) && !isSameSet;
  }

  private static boolean isOther(int before, int row, Tyres tyres) {
    String one = tyres.of(before);
    String two = tyres.of(row);
    return !one.equals(two)
        && !one.equals(CompoundColours.UNKNOWN)
        && !two.equals(CompoundColours.UNKNOWN);
  }
}
