package io.tif1.cli;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import java.util.ArrayList;
import java.util.List;

/** The CDNs of the settings in words: where each has its files, and whether at any version. */
final class CdnLines {
  private CdnLines() {}

  /** A line for each CDN, in the order in which they are asked. */
  static List<String> of(Tif1Config config) {
    var lines = new ArrayList<String>();
    for (Cdn cdn : config.cdns()) {
      lines.add(
          cdn.name()
              + ": "
              + cdn.template()
              + (cdn.hasRef()
                  ? ", can serve a pinned season"
                  : ", cannot serve a pinned season (its template has no {ref})"));
    }
    return lines;
  }
}
