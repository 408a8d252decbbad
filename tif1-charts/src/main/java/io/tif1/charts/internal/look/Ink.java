package io.tif1.charts.internal.look;

import io.tif1.charts.Theme;
import io.tif1.charts.internal.draw.Colour;

/**
 * The colours of everything that is not data.
 *
 * @param ground behind all
 * @param panel behind the data
 * @param text of titles and labels
 * @param muted of what is less important
 * @param grid thin lines behind the data
 * @param frame lines of axes
 */
public record Ink(
    Colour ground, Colour panel, Colour text, Colour muted, Colour grid, Colour frame) {
  private static final Ink LIGHT = ink("ffffff", "f7f7f8", "17181c", "5b5f6a", "e1e3e8", "9a9ea8");
  private static final Ink DARK = ink("15161b", "1d1f26", "f2f3f5", "a5a9b4", "31343e", "6b707c");

  public static Ink of(Theme theme) {
    return theme == Theme.DARK ? DARK : LIGHT;
  }

  private static Ink ink(
      String ground, String panel, String text, String muted, String grid, String frame) {
    return new Ink(
        Colour.of(ground),
        Colour.of(panel),
        Colour.of(text),
        Colour.of(muted),
        Colour.of(grid),
        Colour.of(frame));
  }

  /** The colour, changed as far as it must be to be told from what is behind the data. */
  public Colour visible(Colour colour) {
    return colour.readableOn(panel, 3);
  }
}
