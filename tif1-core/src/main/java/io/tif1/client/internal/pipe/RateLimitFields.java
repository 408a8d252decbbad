package io.tif1.client.internal.pipe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of the quota of requests, in any of the forms in use:
 *
 * <pre>
 *   RateLimit: "resolvers";r=2937;t=55            RateLimit-Policy: "resolvers";q=3000;w=300
 *   RateLimit: limit=100, remaining=50, reset=5   RateLimit-Policy: 100;w=60
 *   RateLimit-Limit: 100   RateLimit-Remaining: 50   RateLimit-Reset: 5
 *   X-RateLimit-Limit: 100   X-RateLimit-Remaining: 50   X-RateLimit-Reset: 1767225600
 * </pre>
 *
 * Of several quotas the tightest counts: the one that allows the fewest requests in its time.
 */
public final class RateLimitFields {
  private static final String FIELD = "ratelimit";
  private static final String POLICY = "ratelimit-policy";
  private static final Pattern PARAMETER =
      Pattern.compile(
          "([a-z*][a-z0-9_.*-]*)\\s*=\\s*\"?(\\d{1,15}+)(?!\\d)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,15}+)(?!\\d)");

  /** Larger numbers are moments, in seconds since 1970, and not spans of time. */
  private static final long LEAST_MOMENT = 1_000_000_000L;

  private static final long LEAST_MOMENT_IN_MILLIS = 1_000_000_000_000L;

  private RateLimitFields() {}

  /**
   * A quota as a server told it.
   *
   * @param remaining how many requests are left until it begins anew; not negative
   * @param reset how long that is; not negative
   * @param limit how many requests there are in all, or 0 if it does not say
   * @param window for how long they are, or zero if it does not say
   */
  public record Quota(long remaining, Duration reset, long limit, Duration window) {}

  /** Whether a header field, its name in lower case, speaks of quotas. */
  public static boolean isOne(String name) {
    return name.startsWith(FIELD) || name.startsWith("x-" + FIELD);
  }

  /**
   * Reads the header fields of an answer.
   *
   * @param headers names in lower case
   * @return the tightest quota, or null if there is none that says how much is left and for how
   *     long
   */
  public static @Nullable Quota parse(Map<String, List<String>> headers, Instant now) {
    Quota tightest = null;
    for (Quota quota : all(headers, now)) {
      if (tightest == null || perSecond(quota) < perSecond(tightest)) {
        tightest = quota;
      }
    }
    return tightest;
  }

  private static double perSecond(Quota quota) {
    // Of two that are used up the longer one is the tighter.
    return (quota.remaining + 1e-9) / Math.max(1e-3, quota.reset.toMillis() / 1e3);
  }

  private static List<Quota> all(Map<String, List<String>> headers, Instant now) {
    var quotas = new ArrayList<Quota>();
    var policies = new HashMap<String, Map<String, Long>>();
    for (String member : members(headers.get(POLICY))) {
      policies.put(name(member), parameters(member));
    }
    Map<String, Long> only =
        policies.size() == 1 ? policies.values().iterator().next() : Map.<String, Long>of();
    Map<String, Long> old = new HashMap<>();
    for (String member : members(headers.get(FIELD))) {
      Map<String, Long> told = parameters(member);
      if (told.containsKey("r")) {
        add(quotas, told, "r", "t", policies.getOrDefault(name(member), only), now);
      } else {
        old.putAll(told);
      }
    }
    add(quotas, old, "remaining", "reset", only, now);
    for (String prefix : List.of(FIELD + '-', "x-" + FIELD + '-')) {
      var told = new HashMap<String, Long>();
      for (String part : List.of("limit", "remaining", "reset")) {
        Long number = number(headers.get(prefix + part));
        if (number != null) {
          told.put(part, number);
        }
      }
      add(quotas, told, "remaining", "reset", only, now);
    }
    return quotas;
  }

  private static void add(
      List<Quota> quotas,
      Map<String, Long> told,
      String remaining,
      String reset,
      Map<String, Long> policy,
      Instant now) {
    Long left = told.get(remaining);
    Long window = policy.get("w");
    Long until = told.getOrDefault(reset, window);
    if (left == null || until == null) {
      return;
    }
    Long limit = told.getOrDefault("limit", policy.get("q"));
    quotas.add(
        new Quota(
            left,
            span(until, now),
            limit == null ? 0 : limit,
            window == null ? Duration.ZERO : Duration.ofSeconds(window)));
  }

  private static Duration span(long reset, Instant now) {
    if (reset < LEAST_MOMENT) {
      return Duration.ofSeconds(reset);
    }
    Instant moment =
        reset < LEAST_MOMENT_IN_MILLIS ? Instant.ofEpochSecond(reset) : Instant.ofEpochMilli(reset);
    Duration left = Duration.between(now, moment);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The members of a list, split at commas outside of quotes. */
  private static List<String> members(@Nullable List<String> lines) {
    var members = new ArrayList<String>();
    if (lines == null) {
      return members;
    }
    for (String line : lines) {
      boolean quoted = false;
      int begin = 0;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '"') {
          quoted = !quoted;
        } else if (c == ',' && !quoted) {
          members.add(line.substring(begin, i));
          begin = i + 1;
        }
      }
      members.add(line.substring(begin));
    }
    return members;
  }

  /**
   * What a member is called: {@code "resolvers"} of {@code "resolvers";r=1} and of {@code "fixed
   * window";"resolvers";q=9}; empty if it has no name.
   */
  private static String name(String member) {
    int end = member.lastIndexOf('"');
    if (end > 0) {
      return member.substring(Math.max(0, member.lastIndexOf('"', end - 1)), end + 1);
    }
    String first = member.split(";", 2)[0];
    return first.indexOf('=') >= 0 ? "" : first.strip();
  }

  private static Map<String, Long> parameters(String member) {
    int afterName = member.lastIndexOf('"') + 1;
    var parameters = new HashMap<String, Long>();
    String rest = member.substring(afterName);
    Matcher first = NUMBER.matcher(rest);
    if (first.lookingAt()) {
      parameters.put("q", Long.valueOf(first.group(1))); // 100;w=60
    }
    Matcher parameter = PARAMETER.matcher(rest);
    while (parameter.find()) {
      parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), Long.valueOf(parameter.group(2)));
    }
    return parameters;
  }

  private static @Nullable Long number(@Nullable List<String> values) {
    if (values == null) {
      return null;
    }
    Matcher number = NUMBER.matcher(values.get(0));
    return number.lookingAt() ? Long.valueOf(number.group(1)) : null;
  }
}
