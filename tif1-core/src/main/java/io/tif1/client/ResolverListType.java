package io.tif1.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Resolvers in the order they are asked; kept as a list of texts in one spelling each. */
final class ResolverListType extends ValueType {
  static final ResolverListType RESOLVER_LIST = new ResolverListType();

  private static final String STANDARD = "standard";
  private static final String DOH = "doh://";

  /** The Python library's words for the resolver of the operating system. */
  private static final Set<String> STANDARD_TOO = Set.of("", "system", "default", "none");

  private static final Set<String> NAMED = Set.of(STANDARD, DOH + "cloudflare", DOH + "google");

  private ResolverListType() {}

  @Override
  String allowed() {
    return "a list of standard, doh://cloudflare, doh://google or doh://https://host/path,"
        + " at least one";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    var resolvers = new ArrayList<String>();
    for (String text : Texts.read(given)) {
      String resolver = one(text);
      if (resolvers.contains(resolver)) {
        notes.warning("http_resolvers: " + resolver + " is listed more than once; it is used once");
      } else {
        resolvers.add(resolver);
      }
    }
    return List.copyOf(resolvers);
  }

  private static String one(String text) throws BadValueException {
    String name = text.toLowerCase(Locale.ROOT);
    if (STANDARD_TOO.contains(name)) {
      return STANDARD;
    }
    if (NAMED.contains(name)) {
      return name;
    }
    if (name.startsWith(DOH + "http")) {
      return DOH + WebAddress.read(text.substring(DOH.length()));
    }
    throw new BadValueException(Shown.value(text) + " is no resolver");
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }
}
