package io.tif1.client.internal.transport.altsvc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Alt-Svc} (RFC 7838, section 3):
 *
 * <pre>
 * Alt-Svc       = "clear" | alternative *( "," alternative )
 * alternative   = protocol-id "=" quoted-string *( ";" name "=" ( token | quoted-string ) )
 * quoted-string = what is in the header as "host:port", the host may be empty
 * </pre>
 *
 * <p>Protocols other than {@code h3} are passed over, as are parameters that are not known. A
 * header that breaks the grammar says nothing from there on; what came before it counts.
 */
public final class AltSvcHeader {
  private static final Duration DEFAULT_MAX_AGE = Duration.ofDays(1);
  private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private final String text;
  private int at;

  private AltSvcHeader(String text) {
    this.text = text;
  }

  /**
   * What a header says.
   *
   * @param clear whether everything said before is void
   * @param h3 the places that speak HTTP/3, the preferred one first
   */
  public record Said(boolean clear, List<Alternative> h3) {}

  /** Reads all {@code Alt-Svc} headers of one answer. Never throws. */
  public static Said parse(List<String> values) {
    String all = String.join(",", values).trim();
    if (all.equalsIgnoreCase("clear")) {
      return new Said(true, List.of());
    }
    return new Said(false, List.copyOf(new AltSvcHeader(all).alternatives()));
  }

  private List<Alternative> alternatives() {
    var found = new ArrayList<Alternative>(1);
    while (at < text.length()) {
      skip(" \t,");
      if (at == text.length()) {
        break;
      }
      String protocol = token();
      String authority = take('=') ? quoted() : null;
      if (protocol.isEmpty() || authority == null) {
        break;
      }
      Duration maxAge = DEFAULT_MAX_AGE;
      boolean persist = false;
      skip(" \t");
      while (take(';')) {
        skip(" \t");
        String name = token().toLowerCase(Locale.ROOT);
        String value = take('=') ? value() : null;
        if (value == null) {
          return found;
        }
        if (name.equals("ma")) {
          maxAge = seconds(value);
        } else if (name.equals("persist")) {
          persist = value.equals("1");
        }
        skip(" \t");
      }
      Alternative one = protocol.equals("h3") ? alternative(authority, maxAge, persist) : null;
      if (one != null) {
        found.add(one);
      }
      if (at < text.length() && text.charAt(at) != ',') {
        break;
      }
    }
    return found;
  }

  private static @Nullable Alternative alternative(
      String authority, Duration maxAge, boolean persist) {
    int colon = authority.lastIndexOf(':');
    String port = authority.substring(colon + 1);
    if (colon < 0 || port.isEmpty() || port.length() > 5 || !port.chars().allMatch(Digits::is)) {
      return null;
    }
    String host = authority.substring(0, colon).toLowerCase(Locale.ROOT);
    int number = Integer.parseInt(port);
    boolean plain = host.chars().allMatch(c -> c > ' ' && c < 0x7f && "/?#@\\\"".indexOf(c) < 0);
    return number < 1 || number > 65535 || !plain
        ? null
        : new Alternative(host, number, maxAge, persist);
  }

  /** An age that is no number counts as none: what cannot be believed for long is not believed. */
  private static Duration seconds(String value) {
    if (value.isEmpty() || !value.chars().allMatch(Digits::is)) {
      return Duration.ZERO;
    }
    long seconds = value.length() > 12 ? MOST_SECONDS : Long.parseLong(value);
    return Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
  }

  private String token() {
    int from = at;
    while (at < text.length() && isTokenChar(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private @Nullable String value() {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : token();
  }

  /** The text between quotes, without the backslashes that escape; null if there is none. */
  private @Nullable String quoted() {
    if (!take('"')) {
      return null;
    }
    var plain = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return plain.toString();
      }
      if (c == '\\' && at < text.length()) {
        c = text.charAt(at++);
      }
      plain.append(c);
    }
    return null;
  }

  private boolean take(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void skip(String these) {
    while (at < text.length() && these.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static boolean isTokenChar(char c) {
    return Digits.is(c)
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  /** ASCII's, and no other script's. */
  private static final class Digits {
    private static boolean is(int c) {
      return c >= '0' && c <= '9';
    }
  }
}
