package io.tif1.model;

import io.tif1.model.column.TextColumn;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names as people type them. */
final class Names {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private Names() {}

  /**
   * What is compared of a name: neither case nor space around it.
   *
   * @param what the kind of name, for the message
   * @throws IllegalArgumentException if it is blank
   */
  static String key(String what, String name) {
    String key = fold(name);
    if (key.isEmpty()) {
      throw new IllegalArgumentException(what + " must not be blank: \"" + name + '"');
    }
    return key;
  }

  static Set<String> keys(String what, Collection<String> names) {
    return names.stream().map(name -> key(what, name)).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a row has one of the names; a row without a name has not. */
  static IntPredicate oneOf(TextColumn column, Set<String> keys) {
    return row -> {
      String name = column.get(row);
      return name != null && keys.contains(fold(name));
    };
  }

  /** Whether a name is the one of this key once accents are gone from both. */
  static boolean sameLetters(@Nullable String name, String key) {
    return name != null && unaccented(fold(name)).equals(unaccented(key));
  }

  private static String fold(String name) {
    return name.strip().toUpperCase(Locale.ROOT);
  }

  private static String unaccented(String name) {
    return ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
  }
}
