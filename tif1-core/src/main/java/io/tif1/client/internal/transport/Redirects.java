package io.tif1.client.internal.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where requests may go. Pure. */
public final class Redirects {
  private Redirects() {}

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /**
   * Where a redirect leads.
   *
   * @param location the Location header, or null if there is none
   * @throws IllegalArgumentException if it leads nowhere, or to where a request may not go
   */
  static URI follow(URI from, @Nullable String location) {
    if (location == null) {
      throw new IllegalArgumentException("a redirect without a Location");
    }
    URI to;
    try {
      to = from.resolve(new URI(location));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a redirect to no URL: \"" + location + '"', e);
    }
    if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
      throw new IllegalArgumentException("a redirect from https to " + to.getScheme() + ": " + to);
    }
    checkTarget(to);
    return to;
  }

  /**
   * Refuses what must not be asked for: anything but https, except plain http to this machine.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static void checkTarget(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException("expected an absolute https URL: " + uri);
    }
    if (scheme.equals("http") && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "plain http is allowed to localhost only, use https: " + uri);
    }
  }

  static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || host.equals("[::1]")
        || host.equals("::1");
  }
}
