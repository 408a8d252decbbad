package io.tif1.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many pixels an image has for each of its size, as it is typed: {@code 2}, {@code 1.5}. */
record PlotScale(double factor) {
  private static final double LEAST = 0.5;
  private static final double MOST = 10;

  static final class Converter implements ITypeConverter<PlotScale> {
    @Override
    public PlotScale convert(String typed) {
      double factor = typed.matches("\\d{1,4}(\\.\\d{1,6})?") ? Double.parseDouble(typed) : 0;
      if (!(factor >= LEAST && factor <= MOST)) {
        throw new TypeConversionException(
            "'" + typed + "' is not a scale; write a number from 0.5 to 10, as 2");
      }
      return new PlotScale(factor);
    }
  }
}
