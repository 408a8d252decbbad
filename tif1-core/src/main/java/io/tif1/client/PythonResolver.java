package io.tif1.client;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of resolvers that Python's tif1 hands to its HTTP library: {@code doh+cloudflare://},
 * {@code dot+google://}, {@code doh+https://host/path}, {@code doh://host/path}. Whoever is asked
 * over HTTPS, or could be, is asked over HTTPS here; the others cannot be asked by this client.
 */
final class PythonResolver {
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)(doh|dot|doq|dou|system|standard|null|in-memory)(\\+([a-z0-9-]+))?://(.*)");

  /** A host and not a misspelt name: doh://dns.example, doh://9.9.9.9:8443/q, doh://[::1]/q. */
  private static final Pattern HOST = Pattern.compile("(\\[.*|[^/?#]*[.:][^/?#]*)([/?#].*)?");

  /** Operators that the HTTP library knows by name, as this client asks them. */
  private static final Map<String, String> OPERATORS =
      Map.of(
          "cloudflare", "doh://cloudflare",
          "google", "doh://google",
          "adguard", "doh://https://dns.adguard-dns.com/dns-query",
          "quad9", "doh://https://dns.quad9.net/dns-query",
          "opendns", "doh://https://doh.opendns.com/dns-query",
          "nextdns", "doh://https://dns.nextdns.io");

  private PythonResolver() {}

  /** What such a name means, or why it is left out. */
  sealed interface Meaning {
    /** It is this resolver, in the form that {@link ResolverListType} reads. */
    record Same(String resolver) implements Meaning {}

    /** It is this resolver, though not quite as asked for. */
    record Instead(String resolver, String remark) implements Meaning {}

    /** Nothing here can ask it. */
    record Unknown(String why) implements Meaning {}
  }

  /** Empty if {@code text} has none of those forms. */
  static Optional<Meaning> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String protocol = lower(form.group(1));
    String operator = form.group(3) == null ? "" : lower(form.group(3));
    String rest = form.group(4);
    return switch (protocol) {
      case "system", "standard" -> Optional.of(new Meaning.Same(ResolverListType.STANDARD));
      case "doh" -> overHttps(operator, rest);
      case "dot", "doq" -> Optional.of(instead(text, operator));
      default -> Optional.of(new Meaning.Unknown("no such resolver exists here"));
    };
  }

  private static Optional<Meaning> overHttps(String operator, String rest) {
    if (operator.isEmpty()) {
      // Without a protocol of its own it may also be one of this client's own names.
      return HOST.matcher(rest).matches() && !lower(rest).startsWith("http")
          ? Optional.of(new Meaning.Same("doh://https://" + withoutOptions(rest)))
          : Optional.empty();
    }
    if (operator.equals("https") || operator.equals("http")) {
      return Optional.of(new Meaning.Same("doh://" + operator + "://" + withoutOptions(rest)));
    }
    String known = OPERATORS.get(operator);
    return Optional.of(
        known != null
            ? new Meaning.Same(known)
            : new Meaning.Unknown(
                "no operator of that name is known here; write doh://https://host/path"));
  }

  private static Meaning instead(String text, String operator) {
    String known = OPERATORS.get(operator);
    return known == null
        ? new Meaning.Unknown("DNS over TLS and over QUIC are not spoken here, only over HTTPS")
        : new Meaning.Instead(
            known,
            Shown.value(text) + " is asked over HTTPS, as " + known + ", not over TLS or QUIC");
  }

  /**
   * Options such as ?verify=false are the other library's; none of them is a part of the address.
   */
  private static String withoutOptions(String rest) {
    int end = rest.indexOf('?');
    return end < 0 || rest.endsWith("{?dns}") ? rest : rest.substring(0, end);
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
