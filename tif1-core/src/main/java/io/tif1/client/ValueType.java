package io.tif1.client;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What values a setting takes: reads what stands in a file, a variable or a call, and writes it
 * back.
 *
 * <p>One rule for all types: a text is read the way an environment variable is, whatever door it
 * came through; anything that is no text must have the setting's own type.
 */
abstract class ValueType {
  /** What is allowed, to follow "must be". */
  abstract String allowed();

  /** The unit of a number; empty if there is none. */
  String unit() {
    return "";
  }

  /** The value in the one form the client keeps it in. */
  abstract Object read(Object given, Notes notes) throws BadValueException;

  /**
   * What {@link Tif1Config#get} hands out for a kept value: a Boolean, Integer, Long, Double,
   * String or list of Strings, as one would write it in a file.
   */
  abstract Object plain(Object kept);

  /** A kept value as a variable would hold it. */
  final String text(Object kept) {
    Object plain = plain(kept);
    if (plain instanceof List<?> many) {
      return many.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    return plain instanceof Double number
        ? Shown.number(java.math.BigDecimal.valueOf(number))
        : plain.toString();
  }
}
