package io.tif1.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a server the client will trust: https, or plain http on this machine.
 *
 * @param host in lower case
 * @param port with a colon before it; empty for the scheme's own port
 * @param path encoded, normalized, without a slash at the end
 * @param query encoded, or null if there is none
 */
record WebAddress(String scheme, String host, String port, String path, @Nullable String query) {
  static final String ALLOWED = "https (plain http only for localhost, 127.0.0.0/8 and ::1)";

  /** All four parts, so that a name like 127.0.0.1.example.com is no loopback address. */
  private static final Pattern LOOPBACK_4 =
      Pattern.compile("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");

  /** What {@link URI} does not take for a host, although DNS and servers do. */
  private static final Pattern WITH_UNDERSCORE =
      Pattern.compile(
          "((?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)*[a-z_](?:[a-z0-9_-]*[a-z0-9_])?\\.?)(?::(\\d{0,5}))?");

  /** In one spelling for each address: lower-case host, no default port, no slash at the end. */
  static URI read(String text) throws BadValueException {
    WebAddress address = parse(text);
    if (address.query != null) {
      throw new BadValueException(Shown.value(text) + " has a query; only a path may follow");
    }
    if (address.host.contains("_")) {
      throw new BadValueException(Shown.value(text) + " has a host with an underscore");
    }
    return URI.create(address.origin() + address.path);
  }

  /** The parts of an address that may have a query. */
  static WebAddress parse(String text) throws BadValueException {
    URI uri = uri(text);
    String shown = Shown.value(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String authority = uri.getRawAuthority();
    if (scheme.isEmpty() || authority == null) {
      throw new BadValueException(shown + " is no address such as https://cdn.example/files");
    }
    if (authority.indexOf('@') >= 0) {
      throw new BadValueException(shown + " carries a user name, which would end up in logs");
    }
    String host = uri.getHost();
    int port = uri.getPort();
    if (host == null) {
      Matcher parts = WITH_UNDERSCORE.matcher(authority.toLowerCase(Locale.ROOT));
      if (!parts.matches()) {
        throw new BadValueException(
            shown + " has no host such as cdn.example, but \"" + authority + '"');
      }
      host = parts.group(1);
      String digits = parts.group(2);
      port = digits == null || digits.isEmpty() ? -1 : Integer.parseInt(digits);
    }
    host = host.toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
      throw new BadValueException(shown + " is not " + ALLOWED);
    }
    if (uri.getRawFragment() != null) {
      throw new BadValueException(
          shown + " has a fragment (what follows #), which is never sent to a server");
    }
    String path = withoutSlash(uri.normalize().getRawPath());
    return new WebAddress(scheme, host, port(scheme, port, shown), path, uri.getRawQuery());
  }

  /** Scheme, host and port. */
  String origin() {
    return scheme + "://" + host + port;
  }

  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]")
        || LOOPBACK_4.matcher(host).matches();
  }

  private static URI uri(String text) throws BadValueException {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new BadValueException(Shown.value(text) + " is no address: " + e.getReason());
    }
  }

  private static String port(String scheme, int port, String shown) throws BadValueException {
    if (port == -1 || port == (scheme.equals("https") ? 443 : 80)) {
      return "";
    }
    if (port < 1 || port > 65_535) {
      throw new BadValueException(shown + " has port " + port + "; ports go from 1 to 65535");
    }
    return ":" + port;
  }

  private static String withoutSlash(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
