package io.tif1.client;

import io.tif1.client.ProxyChoice.Scheme;
import io.tif1.client.ProxyChoice.Via;
import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a proxy as settings and variables write it. Pure; nothing is looked up.
 *
 * <p>Every part has to be understood: a client that ignored one would send its requests another way
 * than it was told to.
 */
final class ProxyText {
  static final String ALLOWED =
      "direct or [http|https|socks5|socks5h]://[user:password@]host[:port]";

  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*");
  private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*)", Pattern.DOTALL);
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** A byte has its length in SOCKS. */
  private static final int LONGEST_SOCKS_LOGIN = 255;

  private static final int LONGEST_NAME = 253;

  private ProxyText() {}

  /** Reads what is not empty. */
  static ProxyChoice parse(String given) throws BadValueException {
    String text = given.strip();
    if (text.equalsIgnoreCase("direct")) {
      return new ProxyChoice.Direct();
    }
    String shown = '"' + Shown.masked(text) + '"';
    int schemeEnd = text.indexOf("://");
    Scheme scheme = schemeEnd < 0 ? Scheme.HTTP : scheme(text.substring(0, schemeEnd), shown);
    String rest = schemeEnd < 0 ? text : text.substring(schemeEnd + 3);
    int authorityEnd = rest.length();
    for (int i = 0; i < rest.length(); i++) {
      if ("/?#\\".indexOf(rest.charAt(i)) >= 0) {
        authorityEnd = i;
        break;
      }
    }
    String authority = rest.substring(0, authorityEnd);
    String behind = rest.substring(authorityEnd);
    int at = authority.lastIndexOf('@');
    String server = authority.substring(at + 1);
    int colon = server.startsWith("[") ? server.indexOf(':', server.indexOf(']') + 1) : -1;
    if (!server.startsWith("[")) {
      colon = server.indexOf(':');
    }
    int port = colon < 0 ? scheme.port() : port(server.substring(colon + 1), shown);
    String host = host(colon < 0 ? server : server.substring(0, colon), shown);
    if (!behind.isEmpty() && !behind.equals("/")) {
      throw new BadValueException(shown + " has more than a host and a port");
    }
    if (at <= 0) {
      return new Via(scheme, host, port, null, null);
    }
    return withLogin(scheme, host, port, authority.substring(0, at), shown);
  }

  private static Scheme scheme(String text, String shown) throws BadValueException {
    for (Scheme known : Scheme.values()) {
      if (known.text().equalsIgnoreCase(text)) {
        return known;
      }
    }
    if (text.toLowerCase(Locale.ROOT).matches("socks(4|4a)?")) {
      throw new BadValueException(
          shown + " asks for SOCKS version 4 or an unknown one; only version 5 is spoken");
    }
    // Anything else may be a part of a password.
    throw new BadValueException(
        shown + " has " + (SCHEME.matcher(text).matches() ? "an unknown scheme" : "no scheme"));
  }

  private static int port(String text, String shown) throws BadValueException {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new BadValueException(shown + " has a port that is no number from 1 to 65535");
    }
    return port;
  }

  private static String host(String text, String shown) throws BadValueException {
    String name = text;
    if (text.startsWith("[") && text.endsWith("]")) {
      name = text.substring(1, text.length() - 1);
      if (isIpv6(name)) {
        return name;
      }
    } else {
      try {
        name = IDN.toASCII(text).toLowerCase(Locale.ROOT);
      } catch (IllegalArgumentException e) {
        name = "";
      }
      boolean numeric = NUMERIC.matcher(name).matches();
      if (IPV4.matcher(name).matches()
          || (!numeric
              && name.length() <= LONGEST_NAME
              && !name.contains("..")
              && NAME.matcher(name).matches())) {
        return name;
      }
    }
    throw new BadValueException(
        shown
            + (text.isEmpty() ? " names no host" : " has a host that is neither name nor address"));
  }

  private static boolean isIpv6(String text) {
    try {
      // In brackets the JDK takes it for a literal or refuses it, and asks no resolver.
      return IPV6.matcher(text).matches() && InetAddress.getByName("[" + text + "]") != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static ProxyChoice withLogin(
      Scheme scheme, String host, int port, String login, String shown) throws BadValueException {
    int colon = login.indexOf(':');
    String user = decoded(colon < 0 ? login : login.substring(0, colon), shown);
    @Nullable String password = colon < 0 ? null : decoded(login.substring(colon + 1), shown);
    boolean socks = scheme == Scheme.SOCKS5 || scheme == Scheme.SOCKS5H;
    if (socks) {
      int longest = Math.max(bytes(user), password == null ? 0 : bytes(password));
      if (user.isEmpty() || longest > LONGEST_SOCKS_LOGIN) {
        throw new BadValueException(
            shown + " has a user name or password that SOCKS cannot carry (1 to 255 bytes)");
      }
    } else if (user.indexOf(':') >= 0) {
      throw new BadValueException(shown + " has a colon in the user name, which HTTP cannot carry");
    }
    return new Via(scheme, host, port, user, password);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** A plus is a plus in an address; only forms mean a space by it. */
  private static String decoded(String part, String shown) throws BadValueException {
    var bytes = new ByteArrayOutputStream();
    byte[] given = part.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < given.length; i++) {
      if (given[i] != '%') {
        bytes.write(given[i]);
        continue;
      }
      int high = i + 2 <= given.length - 1 ? Character.digit(given[i + 1], 16) : -1;
      int low = i + 2 <= given.length - 1 ? Character.digit(given[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw badLogin(shown);
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    String decoded;
    try {
      decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
    } catch (CharacterCodingException e) {
      throw badLogin(shown);
    }
    if (part.chars().anyMatch(Character::isWhitespace)
        || decoded.chars().anyMatch(Character::isISOControl)) {
      throw badLogin(shown);
    }
    return decoded;
  }

  private static BadValueException badLogin(String shown) {
    return new BadValueException(
        shown + " has a user name or password that is not percent-encoded UTF-8 (a % is %25)");
  }
}
