package io.tif1.client.internal.dns;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The names that the setting {@code http_resolvers} may hold, and what they mean. Pure: nothing is
 * looked up.
 *
 * <pre>
 *   name = standard | system | default | none | ""     the resolver of the machine
 *        | doh://cloudflare | doh://google
 *        | doh://https://host[:port]/path              any server that speaks RFC 8484
 * </pre>
 *
 * {@code none} and the empty name are how settings of the Python library say "the machine's own".
 */
public final class ResolverNames {
  /** The resolver of the machine, by its canonical name. */
  public static final String STANDARD = "standard";

  /** The chain that is used when nothing is set. */
  public static final List<String> DEFAULTS =
      List.of(STANDARD, DohEndpoint.CLOUDFLARE.name(), DohEndpoint.GOOGLE.name());

  private static final String DOH = "doh://";
  private static final String ALLOWED =
      "Allowed are standard (also: system, default), doh://cloudflare, doh://google and"
          + " doh://https://host/path of a server that speaks DNS over HTTPS (RFC 8484).";

  private ResolverNames() {}

  /**
   * The canonical form of one name.
   *
   * @throws IllegalArgumentException if it names no resolver; the message says what is allowed
   */
  public static String check(String name) {
    var trimmed = name.strip();
    return switch (trimmed.toLowerCase(Locale.ROOT)) {
      case "standard", "system", "default", "none", "" -> STANDARD;
      default -> endpoint(trimmed).name();
    };
  }

  /**
   * The canonical chain: each resolver once, at its first place. An empty list is the default
   * chain, as it is for the Python library.
   *
   * @throws IllegalArgumentException if one of the names names no resolver
   */
  public static List<String> checkAll(List<String> names) {
    var chain = new LinkedHashSet<String>();
    names.forEach(name -> chain.add(check(name)));
    return chain.isEmpty() ? DEFAULTS : List.copyOf(chain);
  }

  /** The server behind a {@code doh://} name. */
  static DohEndpoint endpoint(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals(DohEndpoint.CLOUDFLARE.name())) {
      return DohEndpoint.CLOUDFLARE;
    }
    if (lower.equals(DohEndpoint.GOOGLE.name())) {
      return DohEndpoint.GOOGLE;
    }
    var url = lower.startsWith(DOH + "https://") ? url(name.substring(DOH.length())) : null;
    if (url == null) {
      throw new IllegalArgumentException(
          "\"" + name + "\" in http_resolvers names no resolver. " + ALLOWED);
    }
    return new DohEndpoint(DOH + url, url, List.of());
  }

  private static @Nullable HttpUrl url(String text) {
    // Servers publish their address as an RFC 6570 template; the one variable it may have is ours
    // to fill in.
    var plain = text.endsWith("{?dns}") ? text.substring(0, text.length() - 6) : text;
    var url = HttpUrl.parse(plain);
    return url == null ? null : url.newBuilder().fragment(null).build();
  }
}
