package io.tif1.testkit.internal.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which records each name has. Safe for use by multiple threads. */
public final class DnsTable {
  /** What may stand for an address; anything else would send the JVM to look up a name. */
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private static final int LONGEST_CHAIN = 8;

  private final Map<String, List<DnsRecord>> records = new ConcurrentHashMap<>();

  public void put(String name, Duration ttl, List<String> addresses) {
    String key = key(name);
    List<DnsRecord> found = new ArrayList<>();
    for (String address : addresses) {
      found.add(new DnsRecord.Address(key, ttl.toSeconds(), literal(address)));
    }
    records.put(key, List.copyOf(found));
  }

  public void putAlias(String name, Duration ttl, String target) {
    String key = key(name);
    records.put(key, List.of(new DnsRecord.Alias(key, ttl.toSeconds(), key(target))));
  }

  public void remove(String name) {
    records.remove(key(name));
  }

  /** Aliases on the way and the records of the asked type at its end; null for an unknown name. */
  @Nullable List<DnsRecord> find(DnsQuestion question) {
    List<DnsRecord> answer = new ArrayList<>();
    String name = question.name();
    for (int step = 0; step < LONGEST_CHAIN; step++) {
      List<DnsRecord> here = records.get(name);
      if (here == null) {
        return answer.isEmpty() ? null : answer;
      }
      if (here.size() == 1 && here.get(0) instanceof DnsRecord.Alias alias) {
        answer.add(alias);
        name = alias.target();
      } else {
        here.stream().filter(r -> r.type() == question.type()).forEach(answer::add);
        return answer;
      }
    }
    return answer;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static InetAddress literal(String address) {
    if (!LITERAL.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "not an IP address: '" + address + "'; give it as 192.0.2.1 or 2001:db8::1");
    }
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an IP address: '" + address + "'", e);
    }
  }
}
