package io.tif1.client;

import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of the published tree to read, by season, each written {@code 2025=2025.281.1}; one
 * without a season is that of all seasons that are not named. Kept as a map from the season to the
 * version.
 */
final class RefListType extends ValueType {
  static final RefListType REF_LIST = new RefListType();

  private static final Pattern PIN = Pattern.compile("(\\d{4})\\s*[=@]\\s*(.*)", Pattern.DOTALL);

  private RefListType() {}

  @Override
  String allowed() {
    return "a list of SEASON=VERSION such as 2025=2025.281.1, or empty for none";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (given instanceof Map<?, ?> refs) {
      return refs.isEmpty()
          ? Map.of()
          : read(refs.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }
    boolean none =
        given instanceof String text && text.isBlank()
            || given instanceof Collection<?> many && many.isEmpty();
    return none ? Map.of() : read(Texts.read(given));
  }

  private static Map<Integer, String> read(List<String> pins) throws BadValueException {
    SortedMap<Integer, String> refs = new TreeMap<>();
    String others = null;
    for (String pin : pins) {
      Matcher parts = PIN.matcher(pin);
      if (!parts.matches() && pin.indexOf('=') < 0) {
        if (others != null) {
          throw new BadValueException("two versions have no season: " + others + " and " + pin);
        }
        others = ref(pin);
        continue;
      }
      if (!parts.matches()) {
        throw new BadValueException(Shown.value(pin) + " is not a season, = and a version");
      }
      int season = Integer.parseInt(parts.group(1));
      if (season < SessionKey.FIRST_SEASON || season > SessionKey.LAST_SEASON) {
        throw new BadValueException(Shown.value(pin) + " names no season with published files");
      }
      if (refs.putIfAbsent(season, ref(parts.group(2))) != null) {
        throw new BadValueException("the season " + season + " is named twice");
      }
    }
    for (int season = SessionKey.FIRST_SEASON;
        others != null && season <= SessionKey.LAST_SEASON;
        season++) {
      refs.putIfAbsent(season, others);
    }
    return Map.copyOf(refs);
  }

  private static String ref(String text) throws BadValueException {
    try {
      return Ref.of(text);
    } catch (IllegalArgumentException e) {
      throw new BadValueException(String.valueOf(e.getMessage()));
    }
  }

  /** The version that all seasons have comes first, without them. */
  @Override
  Object plain(Object kept) {
    var refs = new TreeMap<Integer, Object>();
    ((Map<?, ?>) kept).forEach((season, ref) -> refs.put((Integer) season, ref));
    int seasons = SessionKey.LAST_SEASON - SessionKey.FIRST_SEASON + 1;
    Object others = refs.size() < seasons ? null : refs.get(SessionKey.LAST_SEASON);
    var plain = new ArrayList<Object>();
    if (others != null) {
      plain.add(others);
    }
    refs.forEach(
        (season, ref) -> {
          if (!ref.equals(others)) {
            plain.add(season + "=" + ref);
          }
        });
    return List.copyOf(plain);
  }
}
