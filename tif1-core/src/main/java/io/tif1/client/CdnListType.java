package io.tif1.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Base addresses in order of preference; kept as a list of URIs. */
final class CdnListType extends ValueType {
  static final CdnListType CDN_LIST = new CdnListType();

  private static final String REFUSED_HOST = "raw.githubusercontent.com";

  private CdnListType() {}

  @Override
  String allowed() {
    return "a list of addresses, at least one, each " + WebAddress.ALLOWED;
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    var cdns = new ArrayList<URI>();
    for (String text : Texts.read(given)) {
      URI cdn = WebAddress.read(text);
      if (cdn.getHost().equals(REFUSED_HOST) || cdn.getHost().equals(REFUSED_HOST + ".")) {
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

  @Override
  Object plain(Object kept) {
    return ((List<?>) kept).stream().map(String::valueOf).toList();
  }
}
