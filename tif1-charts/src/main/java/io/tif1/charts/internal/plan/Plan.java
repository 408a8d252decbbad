package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.draw.Scene;

/** A kind of chart with its data, checked: it can be drawn in any style. Immutable. */
@FunctionalInterface
public interface Plan {
  Scene draw(Style style);
}
