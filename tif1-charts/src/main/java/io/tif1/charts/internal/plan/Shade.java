package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.TrackColour;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.model.Telemetry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The colours along a lap: each sample belongs to a class, each class has a colour.
 *
 * @param classes of the samples; −1 where the value is missing
 * @param least the value at the low end of the ramp, if there is one
 * @param most the value at its high end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record Shade(TrackColour kind, int[] classes, double least, double most) {
  static Shade of(String chart, Telemetry telemetry, TrackColour kind) {
    double[] values =
        kind == TrackColour.SPEED
            ? Speeds.of(chart + " by speed: the telemetry", telemetry)
            : values(telemetry, kind);
    Spread spread = Spread.of(values);
    if (spread.isEmpty()) {
      throw new ChartException(
          chart
              + " by "
              + kind.name().toLowerCase(Locale.ROOT)
              + ": none of the "
              + Shown.count(values.length, "sample", "samples")
              + " has a value of that channel; choose another channel or another lap");
    }
    boolean isPedalOrGear = kind == TrackColour.THROTTLE || kind == TrackColour.GEAR;
    if (isPedalOrGear && spread.most() == 0) {
      throw new ChartException(
          chart
              + " by "
              + kind.name().toLowerCase(Locale.ROOT)
              + ": the car sent none, all "
              + Shown.count(spread.size(), "sample", "samples")
              + " say 0; choose another channel or another lap");
    }
    double least = kind == TrackColour.SPEED ? spread.least() : 0;
    double most = kind == TrackColour.SPEED ? Math.max(spread.most(), least + 1) : 100;
    int[] classes =
        Arrays.stream(values)
            .mapToInt(value -> Double.isNaN(value) ? -1 : classOf(value, kind, least, most))
            .toArray();
    return new Shade(kind, classes, least, most);
  }

  private static int classOf(double value, TrackColour kind, double least, double most) {
    if (kind == TrackColour.SPEED || kind == TrackColour.THROTTLE) {
      return (int) Math.min(Ramp.STEPS - 1, (value - least) / (most - least) * Ramp.STEPS);
    }
    return (int) value;
  }

  private static double[] values(Telemetry telemetry, TrackColour kind) {
    return IntStream.range(0, telemetry.size())
        .mapToDouble(
            row ->
                switch (kind) {
                  case SPEED -> telemetry.speedKph().get(row);
                  // Above 100 is how the car says that it knows nothing
                  case THROTTLE -> Sane.between(telemetry.throttlePercent().get(row), 0, 100);
                  case GEAR -> Sane.between(telemetry.gear().get(row), 0, 8);
                  case BRAKE ->
                      telemetry.brake().isMissing(row)
                          ? Double.NaN
                          : telemetry.brake().isTrue(row) ? 1 : 0;
                })
        .toArray();
  }

  boolean isRamp() {
    return kind == TrackColour.SPEED || kind == TrackColour.THROTTLE;
  }

  Colour colour(int own, Page page) {
    if (own < 0) {
      return page.ink.frame();
    }
    return switch (kind) {
      case SPEED, THROTTLE -> Ramp.step(own);
      case GEAR -> Ramp.at(own / 8.0);
      case BRAKE -> own == 1 ? Colour.of("f03e3e") : page.ink.panel().mix(page.ink.text(), 0.25);
    };
  }

  String title() {
    return switch (kind) {
      case SPEED -> "Speed (km/h)";
      case THROTTLE -> "Throttle (%)";
      case GEAR -> "Gear";
      case BRAKE -> "Brake";
    };
  }

  /** What the colours do not say by themselves. */
  List<String> notes() {
    boolean isNeverBraking =
        kind == TrackColour.BRAKE && IntStream.of(classes).allMatch(c -> c < 1);
    return isNeverBraking
        ? List.of("No sample has the brake on: it was not used, or the car did not send it.")
        : List.of();
  }

  /** Patches for classes that are no ramp. */
  List<Legend> legend(Page page) {
    int[] present = Arrays.stream(classes).distinct().sorted().toArray();
    boolean isAll = isRamp();
    return Arrays.stream(present)
        .filter(own -> own < 0 || !isAll)
        .mapToObj(own -> Legend.patch(name(own), colour(own, page), Stroke.of(page.ink.frame(), 1)))
        .toList();
  }

  private String name(int own) {
    if (own < 0) {
      return "No data";
    }
    if (kind == TrackColour.BRAKE) {
      return own == 1 ? "Brake on" : "Brake off";
    }
    return own == 0 ? "Neutral" : "Gear " + own;
  }
}
