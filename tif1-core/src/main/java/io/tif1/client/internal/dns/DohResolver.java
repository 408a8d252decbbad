package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asks one server over HTTPS, for both address families at once. Answers with both, or with the one
 * that came if the other failed or is more than {@link #GRACE} behind.
 */
final class DohResolver implements Resolver {
  /** How long the second family may come after the first. RFC 8305 section 3 has 50 ms for it. */
  static final Duration GRACE = Duration.ofMillis(100);

  private final DohEndpoint endpoint;
  private final DohClient client;
  private final TimeSource time;

  DohResolver(DohEndpoint endpoint, DohClient client, TimeSource time) {
    this.endpoint = endpoint;
    this.client = client;
    this.time = time;
  }

  @Override
  public String name() {
    return endpoint.name();
  }

  @Override
  public void ask(String host, Consumer<Reply> to) {
    byte[] a;
    byte[] aaaa;
    try {
      a = DnsMessage.query(host, DnsMessage.A);
      aaaa = DnsMessage.query(host, DnsMessage.AAAA);
    } catch (ProtocolException e) {
      to.accept(new Reply.Failure(String.valueOf(e.getMessage()), e));
      return;
    }
    var families = new DohFamilies(host, time, to);
    client.ask(endpoint, a, families.v4());
    client.ask(endpoint, aaaa, families.v6());
  }
}
