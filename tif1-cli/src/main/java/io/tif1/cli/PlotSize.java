package io.tif1.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The size of a picture as it is typed: {@code 1200x800}, in pixels. */
record PlotSize(int width, int height) {
  private static final int LEAST_WIDTH = 640;
  private static final int LEAST_HEIGHT = 480;
  private static final int MOST = 10_000;

  static final class Converter implements ITypeConverter<PlotSize> {
    @Override
    public PlotSize convert(String typed) {
      int cross = typed.indexOf('x');
      int width = cross < 0 ? 0 : Numbers.positive(typed.substring(0, cross));
      int height = cross < 0 ? 0 : Numbers.positive(typed.substring(cross + 1));
      if (width < LEAST_WIDTH || width > MOST || height < LEAST_HEIGHT || height > MOST) {
        String problem =
            width == 0 || height == 0
                ? "is not a size; write width and height in pixels, as 1200x800,"
                : width > MOST || height > MOST
                    ? "is too large; write a size"
                    : "is too small, nobody could read its letters; write a size";
        throw new TypeConversionException(
            "'" + typed + "' " + problem + " from 640x480 to 10000x10000");
      }
      return new PlotSize(width, height);
    }
  }
}
