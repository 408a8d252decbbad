package io.tif1.client;

import java.util.Locale;
import java.util.Set;

/** Kept as a Boolean. */
final class YesNoType extends ValueType {
  static final YesNoType YES_NO = new YesNoType();

  private static final Set<String> YES = Set.of("1", "true", "yes", "on");
  private static final Set<String> NO = Set.of("0", "false", "no", "off");

  private YesNoType() {}

  @Override
  String allowed() {
    return "true or false";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (given instanceof Boolean) {
      return given;
    }
    if (given instanceof String text) {
      String word = text.strip().toLowerCase(Locale.ROOT);
      if (YES.contains(word)) {
        return true;
      }
      if (NO.contains(word)) {
        return false;
      }
    }
    throw new BadValueException();
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }
}
