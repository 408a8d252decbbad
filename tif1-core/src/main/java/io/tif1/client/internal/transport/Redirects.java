package io.tif1.client.internal.transport;

import io.tif1.client.internal.pipe.RateLimitFields;
import io.tif1.client.internal.pipe.UrlText;
import io.tif1.client.internal.runtime.PrivateHosts;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where requests may go, and with what. Pure. */
public final class Redirects {
  /**
   * What another server may be told. Nothing that says who is asking, and no condition: what the
   * first server said of a file means nothing there.
   */
  private static final Set<String> FOR_ANYBODY =
      Set.of("accept", "accept-encoding", "accept-language", "user-agent");

  private Redirects() {}

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /**
   * Where a redirect leads.
   *
   * @param fromPrivate whether the server that says so is itself on this machine or in a private
   *     network
   * @param location the Location header, or null if there is none
   * @throws IllegalArgumentException if it leads nowhere, or to where a request may not go
   */
  static URI follow(URI from, boolean fromPrivate, @Nullable String location) {
    if (location == null) {
      throw new IllegalArgumentException("a redirect without a Location");
    }
    // Not URI.resolve: servers send spaces and other characters that a URI has not, and it
    // mistakes "?page=2" for a place of its own.
    HttpUrl url = HttpUrl.get(from.toString()).resolve(location);
    if (url == null) {
      throw new IllegalArgumentException(
          "a redirect to no http URL: \"" + UrlText.of(location) + '"');
    }
    URI to = url.newBuilder().fragment(null).build().uri();
    if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
      throw new IllegalArgumentException(
          "a redirect from https to " + to.getScheme() + ": " + UrlText.of(to));
    }
    checkTarget(to);
    if (!fromPrivate && PrivateHosts.isPrivate(url.host())) {
      throw new IllegalArgumentException(
          "a redirect from a public server into a private network: " + UrlText.of(to));
    }
    return to;
  }

  static boolean isSameServer(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
  }

  /** The headers a caller gave, less those that were meant for the first server only. */
  static Map<String, String> carriedTo(URI to, URI from, Map<String, String> headers) {
    if (isSameServer(to, from)) {
      return headers;
    }
    var carried = new HashMap<>(headers);
    carried.keySet().removeIf(name -> !FOR_ANYBODY.contains(name.toLowerCase(Locale.ROOT)));
    return carried;
  }

  /**
   * The header fields of an answer with those on quotas of the server that was asked first: where
   * it redirects to is another server's business.
   */
  static Map<String, List<String>> withQuotaOf(
      Map<String, List<String>> first, Map<String, List<String>> last) {
    var fields = new TreeMap<>(last);
    fields.keySet().removeIf(RateLimitFields::isOne);
    first.forEach(
        (name, values) -> {
          if (RateLimitFields.isOne(name)) {
            fields.put(name, values);
          }
        });
    return Collections.unmodifiableMap(fields);
  }

  /**
   * Refuses what cannot be a header.
   *
   * @throws IllegalArgumentException with the name of the header, and not its value
   */
  public static void checkHeaders(Map<String, String> headers) {
    headers.forEach(
        (name, value) -> {
          try {
            new Headers.Builder().add(name, value);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                "the request header \""
                    + name
                    + "\" cannot be sent: its name or value is empty or has a character that"
                    + " HTTP does not allow there",
                e);
          }
        });
  }

  /**
   * Refuses what must not be asked for: anything but https, except plain http to this machine.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  public static void checkTarget(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = hostOf(uri);
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException("expected an absolute https URL: " + UrlText.of(uri));
    }
    if (scheme.equals("http") && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "plain http is allowed to localhost only, use https: " + UrlText.of(uri));
    }
  }

  /** The host, also one with an underscore, which {@link URI#getHost} does not see; or null. */
  private static @Nullable String hostOf(URI uri) {
    if (uri.getHost() != null || uri.getScheme() == null || uri.getRawAuthority() == null) {
      return uri.getHost();
    }
    HttpUrl url = HttpUrl.parse(uri.toString());
    return url == null ? null : url.host();
  }

  static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || host.equals("[::1]")
        || host.equals("::1");
  }
}
