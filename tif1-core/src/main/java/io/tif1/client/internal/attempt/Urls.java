package io.tif1.client.internal.attempt;

import io.tif1.client.Resource;
import io.tif1.client.internal.pipe.Cdn;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Where a CDN has a file: {@code base/2021@main/Belgian%20Grand%20Prix/Race/drivers.json}. */
final class Urls {
  private static final String HEX = "0123456789ABCDEF";

  private Urls() {}

  /**
   * @param ref the version of the tree: {@code main} or a commit
   */
  static URI of(Cdn cdn, Resource<?> resource, String ref) {
    var url = new StringBuilder(cdn.base().toString());
    url.append('/').append(resource.season()).append('@').append(ref);
    segment(url, resource.event());
    segment(url, resource.session());
    for (String name : resource.path().split("/")) {
      segment(url, name);
    }
    return URI.create(url.toString());
  }

  /** Appends one segment as RFC 3986 wants it: only unreserved characters stay as they are. */
  private static void segment(StringBuilder url, String name) {
    url.append('/');
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean unreserved =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '.'
              || c == '_'
              || c == '~';
      if (unreserved) {
        url.append(c);
      } else {
        url.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
  }
}
