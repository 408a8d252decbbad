package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Ticks;
import io.tif1.charts.internal.draw.Font;
import java.util.Arrays;
import java.util.function.DoubleFunction;

/**
 * One axis of a panel.
 *
 * @param title what is counted, and in what unit
 * @param shown how its numbers are written
 */
record Axis(String title, Scale scale, Ticks ticks, DoubleFunction<String> shown) {
  /** How wide its widest label is, in pixels. */
  double width(Font font) {
    return Arrays.stream(ticks.values())
        .map(value -> font.width(shown.apply(value)))
        .max()
        .orElse(0);
  }
}
