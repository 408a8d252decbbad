package io.tif1.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A lap as it is typed: {@code VER:19}. */
record PlotLap(String driver, int number) {
  static final class Converter implements ITypeConverter<PlotLap> {
    @Override
    public PlotLap convert(String typed) {
      int colon = typed.indexOf(':');
      String driver = colon < 0 ? "" : typed.substring(0, colon).toUpperCase(Locale.ROOT);
      int number = colon < 0 ? 0 : Numbers.positive(typed.substring(colon + 1));
      if (driver.length() != 3 || !driver.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
        number = 0;
      }
      if (number == 0) {
        throw new TypeConversionException(
            "'" + typed + "' is not a lap; write a driver's three letters and a number, as VER:19");
      }
      return new PlotLap(driver, number);
    }
  }
}
