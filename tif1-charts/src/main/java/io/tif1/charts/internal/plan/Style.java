package io.tif1.charts.internal.plan;

import io.tif1.charts.Palette;
import io.tif1.charts.Theme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may choose about any chart.
 *
 * @param title null for the chart's own
 * @param subtitle null for the chart's own
 * @param width of the image in pixels, before {@code scale}
 * @param height of the image in pixels, before {@code scale}
 * @param scale pixels of the image for each of its size
 * @param notes of the caller
 * @param palette null for the one that the data suggests
 */
public record Style(
    @Nullable String title,
    @Nullable String subtitle,
    Theme theme,
    int width,
    int height,
    double scale,
    List<String> notes,
    @Nullable Palette palette) {
  private static final int LARGE_WIDTH = 1600;
  private static final int LARGE_HEIGHT = 1000;

  /** What nobody has chosen anything about. */
  public static final Style USUAL =
      new Style(null, null, Theme.LIGHT, 1200, 800, 1, List.of(), null);

  public Style withTitle(String words) {
    return new Style(words, subtitle, theme, width, height, scale, notes, palette);
  }

  public Style withSubtitle(String words) {
    return new Style(title, words, theme, width, height, scale, notes, palette);
  }

  public Style withTheme(Theme other) {
    return new Style(title, subtitle, other, width, height, scale, notes, palette);
  }

  public Style withSize(int newWidth, int newHeight) {
    return new Style(title, subtitle, theme, newWidth, newHeight, scale, notes, palette);
  }

  public Style withPalette(Palette other) {
    return new Style(title, subtitle, theme, width, height, scale, notes, other);
  }

  public Style withScale(double other) {
    return new Style(title, subtitle, theme, width, height, other, notes, palette);
  }

  public Style withNote(String words) {
    List<String> more = new ArrayList<>(notes);
    more.add(words);
    return new Style(title, subtitle, theme, width, height, scale, List.copyOf(more), palette);
  }

  /**
   * How many pixels of the size one of the layout has: 1, and more for sizes beyond {@value
   * #LARGE_WIDTH} by {@value #LARGE_HEIGHT}, where letters of the usual size would be tiny.
   */
  double zoom() {
    return Math.max(1, Math.min(width / (double) LARGE_WIDTH, height / (double) LARGE_HEIGHT));
  }
}
