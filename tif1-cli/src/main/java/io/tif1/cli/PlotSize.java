package io.tif1.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The size of a picture as it is typed: {@code 1200x800}, in pixels. */
record PlotSize(int width, int height) {
  static final class Converter implements ITypeConverter<PlotSize> {
    @Override
    public PlotSize convert(String typed) {
      int cross = typed.indexOf('x');
      int width = cross < 0 ? 0 : Numbers.positive(typed.substring(0, cross));
      int height = cross < 0 ? 0 : Numbers.positive(typed.substring(cross + 1));
      if (width < 320 || width > 10_000 || height < 240 || height > 10_000) {
        throw new TypeConversionException(
            "'"
                + typed
                + "' is not a size; write width and height in pixels, as 1200x800, from 320x240 to"
                + " 10000x10000");
      }
      return new PlotSize(width, height);
    }
  }
}
