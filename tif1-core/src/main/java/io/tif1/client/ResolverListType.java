package io.tif1.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Resolvers in the order they are asked; kept as a list of texts in one spelling each. A list in
 * which nothing is left is the default list, as it is for the Python library.
 */
final class ResolverListType extends ValueType {
  static final ResolverListType RESOLVER_LIST = new ResolverListType();

  static final String STANDARD = "standard";
  private static final String DOH = "doh://";

  /** The default, in order. */
  static final String DEFAULT = "standard,doh://cloudflare,doh://google";

  /** The Python library's words for the resolver of the operating system. */
  private static final Set<String> STANDARD_TOO = Set.of("", "system", "default", "none");

  private static final Set<String> NAMED = Set.of(STANDARD, DOH + "cloudflare", DOH + "google");

  private ResolverListType() {}

  @Override
  String allowed() {
    return "a list of standard, doh://cloudflare, doh://google or doh://https://host/path; the names of"
        + " the Python library, such as doh+cloudflare://, do as well";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    var resolvers = new ArrayList<String>();
    for (String text : isEmpty(given) ? List.<String>of() : Texts.read(given)) {
      Optional<String> resolver = one(text, notes);
      if (resolver.isEmpty()) {
        continue;
      }
      if (resolvers.contains(resolver.get())) {
        notes.warning(
            "http_resolvers: " + resolver.get() + " is listed more than once; it is used once");
      } else {
        resolvers.add(resolver.get());
      }
    }
    if (resolvers.isEmpty()) {
      notes.info("http_resolvers names no resolver; the default is used: " + DEFAULT);
      return List.of(DEFAULT.split(",", -1));
    }
    return List.copyOf(resolvers);
  }

  private static boolean isEmpty(Object given) {
    return given instanceof Collection<?> many
        ? many.isEmpty()
        : given instanceof String text && text.replace(',', ' ').isBlank();
  }

  /** Empty if it is one of the Python library's that cannot be asked from here. */
  private static Optional<String> one(String text, Notes notes) throws BadValueException {
    Optional<PythonResolver.Meaning> foreign = PythonResolver.read(text);
    if (foreign.isEmpty()) {
      return Optional.of(own(text));
    }
    PythonResolver.Meaning meaning = foreign.get();
    if (meaning instanceof PythonResolver.Meaning.Same same) {
      return Optional.of(own(same.resolver()));
    }
    if (meaning instanceof PythonResolver.Meaning.Instead instead) {
      notes.info("http_resolvers: " + instead.remark());
      return Optional.of(own(instead.resolver()));
    }
    var unknown = (PythonResolver.Meaning.Unknown) meaning;
    notes.warning("http_resolvers: " + Shown.value(text) + " is left out: " + unknown.why());
    return Optional.empty();
  }

  private static String own(String text) throws BadValueException {
    String name = text.toLowerCase(Locale.ROOT);
    if (STANDARD_TOO.contains(name)) {
      return STANDARD;
    }
    if (NAMED.contains(name)) {
      return name;
    }
    if (name.startsWith(DOH + "http")) {
      String address = text.substring(DOH.length());
      return DOH
          + WebAddress.read(
              address.endsWith("{?dns}") ? address.substring(0, address.length() - 6) : address);
    }
    throw new BadValueException(Shown.value(text) + " is no resolver");
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }
}
