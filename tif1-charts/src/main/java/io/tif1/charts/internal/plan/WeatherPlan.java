package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.internal.axis.Limits;
import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.charts.internal.axis.Thinned;
import io.tif1.charts.internal.axis.Ticks;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.DotShape;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.Ink;
import io.tif1.model.Weather;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The weather over a session: temperatures, humidity, wind and pressure, and when it rained. */
public final class WeatherPlan implements Plan {
  private static final String NAME = "A chart of the weather";

  /** One measure, drawn as a line. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
  private record Measure(String label, Colour colour, double[] values) {}

  /** Measures that share an axis. */
  private record Strip(String title, double weight, double leastSpan, List<Measure> measures) {
    boolean isEmpty() {
      return measures.stream().allMatch(measure -> Spread.of(measure.values()).isEmpty());
    }
  }

  private final Weather weather;
  private final int[] rows;
  private final double[] times;
  private final List<Strip> strips = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();

  public WeatherPlan(Weather weather) {
    this.weather = weather;
    this.rows =
        IntStream.range(0, weather.size())
            .filter(row -> !Double.isNaN(Sane.clock(weather.timeS().get(row))))
            .boxed()
            .sorted(Comparator.comparingDouble(row -> weather.timeS().get(row)))
            .mapToInt(row -> row)
            .toArray();
    if (rows.length == 0) {
      throw new ChartException(
          NAME
              + ": none of the "
              + Shown.count(weather.size(), "row", "rows")
              + " says when it was measured (column Time, key wT)");
    }
    this.times = column(row -> weather.timeS().get(row), -1e7, 1e7);
    add(
        new Strip(
            "Temperature (°C)",
            1.7,
            4,
            List.of(
                new Measure(
                    "Track", Colour.of("d9480f"), column(weather.trackTempC()::get, -90, 120)),
                new Measure(
                    "Air", Colour.of("1c7ed6"), column(weather.airTempC()::get, -90, 70)))));
    add(one("Humidity (%)", 10, "0c8599", column(weather.humidityPercent()::get, 0, 100)));
    add(one("Wind (m/s), arrows: where it blows to", 2, "5f3dc4", wind()));
    add(one("Pressure (mbar)", 2, "5c7080", column(weather.pressureMbar()::get, 300, 1200)));
    if (strips.isEmpty()) {
      throw new ChartException(
          NAME
              + ": the "
              + Shown.count(rows.length, "row", "rows")
              + " hold no temperature, humidity, wind or pressure");
    }
  }

  private double[] wind() {
    return column(weather.windSpeedMps()::get, 0, 150);
  }

  private static Strip one(String title, double leastSpan, String colour, double[] values) {
    return new Strip(title, 1, leastSpan, List.of(new Measure(title, Colour.of(colour), values)));
  }

  private void add(Strip strip) {
    if (strip.isEmpty()) {
      absent.add(strip.title().replaceAll(" \\(.*", "").toLowerCase(Locale.ROOT));
    } else {
      strips.add(strip);
    }
  }

  private double[] column(IntToDoubleFunction value, double least, double most) {
    double[] values = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      values[i] = Sane.between(value.applyAsDouble(rows[i]), least, most);
    }
    return values;
  }

  @Override
  public Scene draw(Style style) {
    double lasted = times[times.length - 1] - times[0];
    String subtitle = Shown.hours(lasted) + " h of the session's clock";
    Page page = new Page(style, "Weather", subtitle);
    page.legend(legend(page.ink));
    page.notes(
        absent.isEmpty() ? List.of() : List.of("Not measured: " + String.join(", ", absent) + "."));
    double left = page.plain(14).width("1000.5") + 10 * page.unit;
    Box all = page.body().without(left, 0, 10, 46 * page.unit);
    Scale clock = new Scale(times[0], times[times.length - 1], all.x(), all.right());
    Ticks every = Ticks.clock(clock.least(), clock.most(), 10);
    boolean isShort = clock.most() - clock.least() < 600;
    Axis x =
        new Axis(
            isShort ? "Session clock (h:mm:ss)" : "Session clock (h:mm)",
            clock,
            every,
            value -> isShort ? Shown.clock(value, 0) : Shown.hours(value));
    double head = 30 * page.unit;
    double weights = strips.stream().mapToDouble(Strip::weight).sum();
    double unit = (all.height() - strips.size() * head) / weights;
    double y = all.y();
    for (int i = 0; i < strips.size(); i++) {
      Strip strip = strips.get(i);
      double height = Math.max(8, strip.weight() * unit);
      Box box = new Box(all.x(), y + head, all.width(), height);
      strip(page, strip, new Panel(page, box), x, i == strips.size() - 1);
      y += head + height;
    }
    return page.scene(
        "Weather over " + subtitle + (isRainy() ? ", with rain." : ", without rain."));
  }

  private List<Legend> legend(Ink ink) {
    List<Legend> legend = new ArrayList<>();
    Strip first = strips.get(0);
    if (first.measures().size() > 1) {
      for (Measure measure : first.measures()) {
        legend.add(Legend.line(measure.label() + " temperature", stroke(first, measure, ink, 2.6)));
      }
    }
    if (isRainy()) {
      legend.add(Legend.patch("Rain", rain(ink), null));
    }
    return legend;
  }

  private static Colour shown(Measure measure, Ink ink) {
    // Rain is nearer to the letters than the panel: what stands out from it stands out from both
    return measure.colour().readableOn(rain(ink), 3);
  }

  /** The second line of a strip is dashed, to be told from the first without colour. */
  private static Stroke stroke(Strip strip, Measure measure, Ink ink, double width) {
    Stroke whole = Stroke.of(shown(measure, ink), width);
    return strip.measures().indexOf(measure) == 0 ? whole : whole.dashed(3 * width, 1.5 * width);
  }

  private static Colour rain(Ink ink) {
    return ink.panel().mix(Colour.of("3b82f6"), 0.24);
  }

  private boolean isRainy() {
    return IntStream.of(rows).anyMatch(row -> weather.rainfall().isTrue(row));
  }

  private void strip(Page page, Strip strip, Panel panel, Axis x, boolean isLowest) {
    Spread spread =
        Spread.of(
            strip.measures().stream()
                .flatMapToDouble(measure -> Arrays.stream(measure.values()))
                .toArray());
    Limits limits = Limits.of(spread, 0.08);
    double lack = Math.max(0, strip.leastSpan() - (limits.most() - limits.least()));
    double roof = isWind(strip) ? 0.25 * (limits.most() - limits.least() + lack) : 0;
    Box box = panel.box();
    Scale scale =
        new Scale(
            limits.least() - lack / 2, limits.most() + lack / 2 + roof, box.bottom(), box.y());
    int wanted = (int) Math.max(2, Math.min(6, box.height() / 26));
    Ticks ticks = Ticks.decimal(scale.least(), scale.most(), wanted);
    panel.left(new Axis(strip.title(), scale, ticks, value -> Shown.number(value, ticks.digits())));
    page.canvas.group("rain", null, box, out -> rain(out, box, x.scale(), page.ink));
    panel.below(x, isLowest);
    page.canvas.group(
        "data",
        null,
        box,
        out -> {
          for (Measure measure : strip.measures()) {
            Stroke stroke = stroke(strip, measure, page.ink, 2.4);
            Thinned line = Thinned.of(x.scale().at(times), scale.at(measure.values()));
            out.group("measure", measure.label(), each -> line(each, line, stroke));
          }
          if (isWind(strip)) {
            arrows(out, box, x.scale(), page);
          }
        });
    panel.frame();
  }

  private static boolean isWind(Strip strip) {
    return strip.title().startsWith("Wind");
  }

  private static void line(Canvas out, Thinned line, Stroke stroke) {
    if (line.xs().length == 1) {
      out.dot(line.xs()[0], line.ys()[0], 4, DotShape.CIRCLE, stroke.colour());
    } else {
      out.line(line.xs(), line.ys(), stroke);
    }
  }

  /** From each wet measurement half way to its neighbours. */
  private void rain(Canvas out, Box box, Scale clock, Ink ink) {
    for (int i = 0; i < rows.length; i++) {
      if (weather.rainfall().isTrue(rows[i])) {
        int first = i;
        while (i + 1 < rows.length && weather.rainfall().isTrue(rows[i + 1])) {
          i++;
        }
        double from = clock.at((times[Math.max(0, first - 1)] + times[first]) / 2);
        double to = clock.at((times[i] + times[Math.min(rows.length - 1, i + 1)]) / 2);
        out.box(new Box(from, box.y(), Math.max(2, to - from), box.height()), rain(ink));
      }
    }
  }

  /** The direction is where the wind comes from; an arrow points where it goes, north is up. */
  private void arrows(Canvas out, Box box, Scale clock, Page page) {
    double free = Double.NEGATIVE_INFINITY;
    double size = Math.min(8, box.height() / 5);
    for (int i = 0; i < rows.length; i++) {
      int from = weather.windDirectionDegrees().get(rows[i]);
      double x = clock.at(times[i]);
      if (from >= 0 && from <= 360 && x > free && x > box.x() + size && x < box.right() - size) {
        double angle = Math.toRadians(from + 180);
        double dx = Math.sin(angle) * size;
        double dy = -Math.cos(angle) * size;
        double y = box.y() + size + 3;
        double[] xs = {x + dx, x - dx * 0.6 - dy * 0.55, x - dx * 0.25, x - dx * 0.6 + dy * 0.55};
        double[] ys = {y + dy, y - dy * 0.6 + dx * 0.55, y - dy * 0.25, y - dy * 0.6 - dx * 0.55};
        out.add(new Mark.Area(xs, ys, page.ink.muted(), null));
        free = x + 5 * size;
      }
    }
  }
}
