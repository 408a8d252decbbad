package io.tif1.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the address of a server the client will trust: https, or plain http on this machine. */
final class WebAddress {
  static final String ALLOWED = "https (plain http only for localhost, 127.0.0.0/8 and ::1)";

  /** All four parts, so that a name like 127.0.0.1.example.com is no loopback address. */
  private static final Pattern LOOPBACK_4 =
      Pattern.compile("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");

  private WebAddress() {}

  /** In one spelling for each address: lower-case host, no default port, no slash at the end. */
  static URI read(String text) throws BadValueException {
    URI uri = parse(text);
    String shown = Shown.value(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (scheme.isEmpty() || uri.getHost() == null) {
      throw new BadValueException(shown + " is no address such as https://cdn.example/files");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
      throw new BadValueException(shown + " is not " + ALLOWED);
    }
    if (uri.getRawUserInfo() != null) {
      throw new BadValueException(shown + " carries a user name, which would end up in logs");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new BadValueException(shown + " has a query or a fragment; only a path may follow");
    }
    return build(scheme, host, port(uri, scheme, shown), uri.normalize().getRawPath());
  }

  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]")
        || LOOPBACK_4.matcher(host).matches();
  }

  private static URI parse(String text) throws BadValueException {
    try {
      return new URI(text.strip()).parseServerAuthority();
    } catch (URISyntaxException e) {
      throw new BadValueException(Shown.value(text) + " is no address: " + e.getReason());
    }
  }

  private static String port(URI uri, String scheme, String shown) throws BadValueException {
    int port = uri.getPort();
    if (port == -1 || port == (scheme.equals("https") ? 443 : 80)) {
      return "";
    }
    if (port < 1 || port > 65_535) {
      throw new BadValueException(shown + " has port " + port + "; ports go from 1 to 65535");
    }
    return ":" + port;
  }

  private static URI build(String scheme, String host, String port, String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return URI.create(scheme + "://" + host + port + path.substring(0, end));
  }
}
