package io.tif1.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** CDNs in order of preference; kept as a list of {@link Cdn}. */
final class CdnListType extends ValueType {
  static final CdnListType CDN_LIST = new CdnListType();

  /** What one CDN may be, to follow "must be". */
  static final String ONE =
      "an address such as https://cdn.jsdelivr.net/gh/TracingInsights or a template such as "
          + CdnTemplate.EXAMPLE;

  private static final String REFUSED_HOST = "raw.githubusercontent.com";

  private CdnListType() {}

  @Override
  String allowed() {
    return "a list of addresses or templates such as "
        + CdnTemplate.EXAMPLE
        + ", at least one, each "
        + WebAddress.ALLOWED;
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    var cdns = new ArrayList<Cdn>();
    for (String text : Texts.read(texts(given))) {
      Cdn cdn = Cdn.read(text);
      if (cdn.host().equals(REFUSED_HOST) || cdn.host().equals(REFUSED_HOST + ".")) {
        throw new BadValueException(
            Shown.value(text) + " is refused: it throttles and is no CDN; name a jsDelivr host");
      }
      if (cdns.contains(cdn)) {
        notes.warning("cdns: " + cdn + " is listed more than once; it is used once");
      } else {
        cdns.add(cdn);
      }
    }
    return List.copyOf(cdns);
  }

  /** CDNs may be given as such, as addresses, or as texts. */
  private static Object texts(Object given) {
    if (!(given instanceof Collection<?> many)) {
      return given;
    }
    return many.stream().map(one -> one instanceof Cdn cdn ? cdn.address() : one).toList();
  }

  @Override
  Object plain(Object kept) {
    return ((List<?>) kept).stream().map(String::valueOf).toList();
  }
}
