package io.tif1.client;

import io.tif1.model.SessionKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of the published tree to read, by season, each written {@code 2025=commit}; kept as a
 * map from the season to the version.
 */
final class RefListType extends ValueType {
  static final RefListType REF_LIST = new RefListType();

  private static final Pattern PIN = Pattern.compile("(\\d{4})\\s*[=@]\\s*([A-Za-z0-9._-]{1,100})");

  private RefListType() {}

  @Override
  String allowed() {
    return "a list of SEASON=COMMIT such as 2025=0a1b2c3, or empty for none";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (given instanceof Map<?, ?> refs) {
      return read(refs.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }
    boolean none =
        given instanceof String text && text.isBlank()
            || given instanceof Collection<?> many && many.isEmpty();
    return none ? Map.of() : read(Texts.read(given));
  }

  private static Map<Integer, String> read(List<String> pins) throws BadValueException {
    SortedMap<Integer, String> refs = new TreeMap<>();
    for (String pin : pins) {
      Matcher parts = PIN.matcher(pin);
      if (!parts.matches()) {
        throw new BadValueException(Shown.value(pin) + " is not a season, = and a commit");
      }
      int season = Integer.parseInt(parts.group(1));
      if (season < SessionKey.FIRST_SEASON || season > SessionKey.LAST_SEASON) {
        throw new BadValueException(Shown.value(pin) + " names no season with published files");
      }
      if (refs.putIfAbsent(season, parts.group(2)) != null) {
        throw new BadValueException("the season " + season + " is named twice");
      }
    }
    return Map.copyOf(refs);
  }

  @Override
  Object plain(Object kept) {
    return new TreeMap<>((Map<?, ?>) kept)
        .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }
}
