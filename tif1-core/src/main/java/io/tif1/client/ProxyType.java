package io.tif1.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Empty, {@code direct} or the address of a proxy; kept as a checked text. */
final class ProxyType extends ValueType {
  static final ProxyType PROXY = new ProxyType();

  private ProxyType() {}

  @Override
  String allowed() {
    return "empty (JVM properties and environment), direct, or http://[user:password@]host:port";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (!(given instanceof String text)) {
      throw new BadValueException();
    }
    parse(text.strip());
    return text.strip();
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }

  static ProxyChoice parse(String text) throws BadValueException {
    if (text.isEmpty()) {
      return new ProxyChoice.FromEnvironment();
    }
    if (text.toLowerCase(Locale.ROOT).equals("direct")) {
      return new ProxyChoice.Direct();
    }
    try {
      return via(new URI(text).parseServerAuthority());
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Not the parser's own words: they repeat the text, and with it a password.
      throw new BadValueException();
    }
  }

  private static ProxyChoice via(URI uri) throws BadValueException {
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    boolean onlyServer = uri.getRawQuery() == null && uri.getRawFragment() == null;
    String path = uri.getRawPath();
    if (!http || !onlyServer || path == null || !(path.isEmpty() || path.equals("/"))) {
      throw new BadValueException();
    }
    if (uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535) {
      throw new BadValueException();
    }
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    String login = uri.getRawUserInfo();
    if (login == null) {
      return new ProxyChoice.Via(host, uri.getPort(), null, null);
    }
    int colon = login.indexOf(':');
    String user = decoded(colon < 0 ? login : login.substring(0, colon));
    @Nullable String password = colon < 0 ? null : decoded(login.substring(colon + 1));
    return new ProxyChoice.Via(host, uri.getPort(), user, password);
  }

  /** A plus is a plus in an address; only forms mean a space by it. */
  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
