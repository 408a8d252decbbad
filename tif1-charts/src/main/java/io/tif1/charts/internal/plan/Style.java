package io.tif1.charts.internal.plan;

import io.tif1.charts.Palette;
import io.tif1.charts.Theme;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may choose about any chart.
 *
 * @param title null for the chart's own
 * @param subtitle null for the chart's own
 * @param palette null for the one that the data suggests
 */
public record Style(
    @Nullable String title,
    @Nullable String subtitle,
    Theme theme,
    int width,
    int height,
    @Nullable Palette palette) {
  public static final Style USUAL = new Style(null, null, Theme.LIGHT, 1200, 800, null);

  public Style withTitle(String words) {
    return new Style(words, subtitle, theme, width, height, palette);
  }

  public Style withSubtitle(String words) {
    return new Style(title, words, theme, width, height, palette);
  }

  public Style withTheme(Theme other) {
    return new Style(title, subtitle, other, width, height, palette);
  }

  public Style withSize(int newWidth, int newHeight) {
    return new Style(title, subtitle, theme, newWidth, newHeight, palette);
  }

  public Style withPalette(Palette other) {
    return new Style(title, subtitle, theme, width, height, other);
  }
}
