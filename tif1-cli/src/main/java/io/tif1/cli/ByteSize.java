package io.tif1.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of bytes as people write it: {@code 500M}, {@code 1.5 GB}, {@code 64KiB}, {@code 0}. k,
 * M, G and T count in thousands, Ki, Mi, Gi and Ti in 1024s.
 */
final class ByteSize implements ITypeConverter<Long> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?) ?(?:([kmgt])(i?))?b?", Pattern.CASE_INSENSITIVE);

  private static final String PREFIXES = "kmgt";

  @Override
  public Long convert(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      BigDecimal bytes = new BigDecimal(form.group(1)).multiply(unit(form)).stripTrailingZeros();
      if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
        return bytes.longValue();
      }
    }
    throw new TypeConversionException(
        "expected a number of bytes such as 500M, 1.5G, 64KiB or 0, but found \"" + text + '"');
  }

  private static BigDecimal unit(Matcher form) {
    String prefix = form.group(2);
    if (prefix == null) {
      return BigDecimal.ONE;
    }
    int thousands = PREFIXES.indexOf(prefix.toLowerCase(Locale.ROOT)) + 1;
    return BigDecimal.valueOf(form.group(3).isEmpty() ? 1000 : 1024).pow(thousands);
  }
}
