package io.tif1.charts.internal.plan;

import io.tif1.model.Lap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a lap passed the lines at which sectors end, in seconds since it began, as published.
 *
 * @param third when it ended
 */
record Sectors(double first, double second, double third) {
  /** Those of a lap; null unless all three times are published. */
  static @Nullable Sectors of(@Nullable Lap lap) {
    Duration one = lap == null ? null : lap.sector1Time();
    Duration two = lap == null ? null : lap.sector2Time();
    Duration three = lap == null ? null : lap.sector3Time();
    if (one == null || two == null || three == null) {
      return null;
    }
    double first = seconds(one);
    double second = first + seconds(two);
    double third = second + seconds(three);
    boolean isSane = first > 0 && second > first && third > second && third < 86_400;
    return isSane ? new Sectors(first, second, third) : null;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
