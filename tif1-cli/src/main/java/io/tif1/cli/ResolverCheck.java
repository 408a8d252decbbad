package io.tif1.cli;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import java.util.List;

/** DNS over HTTPS: a CDN asked by a client that has nothing else to look names up with. */
final class ResolverCheck {
  private ResolverCheck() {}

  /**
   * @param reached whether the CDN is reached with the settings as they are
   */
  static Finding look(Tif1Config config, String resolver, Cdn cdn, boolean reached) {
    String area = "dns " + resolver;
    if (HostKind.of(cdn.host()) != HostKind.PUBLIC) {
      return Finding.skipped(area, cdn.host() + " is no name that resolvers on the internet know");
    }
    Tif1Config only = config.toBuilder().set("http_resolvers", List.of(resolver)).build();
    long begun = System.nanoTime();
    try (Tif1 client = Tif1.open(only)) {
      var check = new CdnCheck(client, cdn);
      check.look();
      if (check.isReached()) {
        long millis = (System.nanoTime() - begun) / 1_000_000;
        return Finding.ok(area, "finds " + cdn.host() + "; with a request " + millis + " ms");
      }
    }
    String what = "a request to " + cdn.host() + " with no other resolver fails";
    return reached
        ? Finding.note(area, what, "nothing need be done while another resolver works")
        : Finding.problem(area, what, "is DNS over HTTPS let through? See http_resolvers");
  }
}
