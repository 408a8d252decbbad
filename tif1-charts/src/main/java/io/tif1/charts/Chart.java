package io.tif1.charts;

import io.tif1.charts.internal.draw.PngWriter;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.draw.SvgWriter;
import io.tif1.charts.internal.plan.Plan;
import io.tif1.charts.internal.plan.Style;
import java.awt.AWTError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A picture of timing data, not yet drawn: what {@link Charts} makes. It can be given another look,
 * and written as SVG or PNG as often as one likes. The same chart gives the same SVG, byte for
 * byte.
 *
 * <p>Usually light, 1200 by 800 pixels, with a title of its own. SVG needs neither display nor
 * fonts. PNG is drawn in memory: it needs no display, but the machine must have fonts.
 *
 * <p>Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class Chart {
  private static final int LEAST_WIDTH = 640;
  private static final int LEAST_HEIGHT = 480;
  private static final int MOST = 10_000;
  private static final double LEAST_SCALE = 0.5;
  private static final double MOST_SCALE = 10;
  private static final double MOST_PIXELS = 100e6;

  private final Plan plan;
  private final Style style;

  Chart(Plan plan) {
    this(plan, Style.USUAL);
  }

  private Chart(Plan plan, Style style) {
    this.plan = plan;
    this.style = style;
  }

  /** The same chart under another title; usually it says what kind of chart it is. */
  public Chart title(String words) {
    return new Chart(plan, style.withTitle(words));
  }

  /** The same chart with another line under the title; empty for none. */
  public Chart subtitle(String words) {
    return new Chart(plan, style.withSubtitle(words));
  }

  /** The same chart on another ground. Default {@link Theme#LIGHT}. */
  public Chart theme(Theme theme) {
    return new Chart(plan, style.withTheme(theme));
  }

  /** The same chart in other colours. Default: those of the season that the laps were driven in. */
  public Chart palette(Palette palette) {
    return new Chart(plan, style.withPalette(palette));
  }

  /**
   * The same chart with a remark of yours below the data, before its own: which laps it is of, for
   * one.
   */
  public Chart note(String words) {
    return new Chart(plan, style.withNote(words));
  }

  /**
   * The same chart in another size. Default 1200 by 800. Letters and lines keep their size up to
   * 1600 by 1000 and grow with the picture beyond, so a large one can be read too; {@link #scale}
   * makes more pixels of the same picture.
   *
   * @param width in pixels, 640 to 10,000
   * @param height in pixels, 480 to 10,000; in less the letters would be too small to read
   * @throws IllegalArgumentException if it is smaller or larger
   */
  public Chart size(int width, int height) {
    checkSize(width, height);
    return new Chart(plan, style.withSize(width, height));
  }

  /**
   * The same chart with more or fewer pixels for each of its {@linkplain #size size}: 2 for screens
   * of high density. Letters and lines grow with it.
   *
   * @param scale from 0.5 to 10
   * @throws IllegalArgumentException if it is less or more
   */
  public Chart scale(double scale) {
    if (!(scale >= LEAST_SCALE && scale <= MOST_SCALE)) {
      throw new IllegalArgumentException(
          "a chart at scale " + scale + ": the scale must be from 0.5 to 10");
    }
    return new Chart(plan, style.withScale(scale));
  }

  private static void checkSize(int width, int height) {
    if (width < LEAST_WIDTH || width > MOST || height < LEAST_HEIGHT || height > MOST) {
      throw new IllegalArgumentException(
          "a chart of "
              + width
              + " by "
              + height
              + " pixels: the width must be from 640 to 10000, the height from 480 to 10000, for"
              + " nobody could read its letters if it were smaller; make it larger and shrink the"
              + " image");
    }
  }

  /** The picture as an SVG document, in UTF-8 if it is written to a file. */
  public String toSvg() {
    return SvgWriter.write(plan.draw(style));
  }

  /**
   * The picture as PNG, in this chart's size and scale.
   *
   * @throws IllegalArgumentException if the image would have more than 100 million pixels
   * @throws ChartException if the machine has no fonts
   */
  public byte[] toPng() {
    return toPng(style.width(), style.height(), style.scale());
  }

  /**
   * The picture as PNG.
   *
   * @param width in pixels, before {@code scale}; the layout is made for this size
   * @param height in pixels, before {@code scale}
   * @param scale pixels of the image for each of the layout, above 0: 2 for screens of high density
   * @throws IllegalArgumentException if the size is out of the limits of {@link #size}, or the
   *     image would have more than 100 million pixels
   * @throws ChartException if the machine has no fonts
   */
  public byte[] toPng(int width, int height, double scale) {
    checkSize(width, height);
    double pixels = width * scale * height * scale;
    if (!(scale > 0) || pixels > MOST_PIXELS || Math.min(width, height) * scale < 1) {
      throw new IllegalArgumentException(
          "an image of "
              + width
              + " by "
              + height
              + " at scale "
              + scale
              + ": the scale must be above 0 and the image have 1 to 100,000,000 pixels");
    }
    Scene scene = plan.draw(style.withSize(width, height).withScale(scale));
    try {
      return PngWriter.write(scene);
    } catch (AWTError | LinkageError e) {
      throw noFonts(e);
    } catch (RuntimeException | InternalError e) {
      if (isOfFonts(e)) {
        throw noFonts(e);
      }
      throw e;
    }
  }

  /** The JDK has no type for this; what it throws comes out of its classes for fonts. */
  private static boolean isOfFonts(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      for (StackTraceElement frame : each.getStackTrace()) {
        if (frame.getClassName().startsWith("sun.font.")
            || frame.getClassName().startsWith("sun.awt.")) {
          return true;
        }
      }
    }
    return false;
  }

  private static Throwable root(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == null ? thrown : root(cause);
  }

  private static ChartException noFonts(Throwable cause) {
    return new ChartException(
        "a PNG cannot be drawn: Java found no usable fonts or display libraries here ("
            + root(cause)
            + "). Install fontconfig and a font such as DejaVu, run Java with"
            + " -Djava.awt.headless=true, or write SVG, which needs none",
        cause);
  }

  /**
   * Writes the picture to a file; the ending of its name, {@code .svg} or {@code .png}, says how. A
   * file that is there is replaced. The file appears as a whole or not at all.
   *
   * @throws IllegalArgumentException if the name ends otherwise
   * @throws ChartException if it is to be PNG and the machine has no fonts
   * @throws IOException if the file cannot be written
   */
  public void writeTo(Path file) throws IOException {
    Path name = file.getFileName();
    String lower = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    byte[] bytes;
    if (lower.endsWith(".svg")) {
      bytes = toSvg().getBytes(StandardCharsets.UTF_8);
    } else if (lower.endsWith(".png")) {
      bytes = toPng();
    } else {
      throw new IllegalArgumentException(
          "a chart cannot be written to " + file + ": the name must end in .svg or .png");
    }
    WholeFile.write(file, bytes);
  }
}
