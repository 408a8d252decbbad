package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.Certificates;
import io.tif1.client.internal.runtime.PrivateHosts;
import java.io.EOFException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Asks one server over HTTPS for both address families, by OkHttp's module for it. What that module
 * leaves open is decided here and in {@link DohRound}.
 */
final class DohLookup implements BlockingLookup {
  /** A server may put thousands into one answer. */
  private static final int MAX_OF_A_FAMILY = 64;

  private final DohEndpoint endpoint;
  private final DohClient client;
  private final TimeSource time;

  DohLookup(DohEndpoint endpoint, DohClient client, TimeSource time) {
    this.endpoint = endpoint;
    this.client = client;
    this.time = time;
  }

  @Override
  public Reply.Answer lookup(String host) throws UnknownHostException {
    try (var round = new DohRound(time, HostNames.isLocal(endpoint.url().host()))) {
      var all = client.resolver(endpoint, round).lookup(host);
      return new Reply.Answer(usable(host, all, round.isServerPrivate()), round.ttl());
    } catch (UnknownHostException e) {
      throw inWords(host, e);
    }
  }

  /**
   * A server of the public internet has no say in who is in a private network: otherwise whoever
   * owns a public name could have it lead there. One within the network knows it.
   */
  private static List<InetAddress> usable(
      String host, List<InetAddress> all, boolean serverIsPrivate) throws UnknownHostException {
    var allowed =
        serverIsPrivate ? all : all.stream().filter(a -> !PrivateHosts.isPrivate(a)).toList();
    if (allowed.isEmpty() && !all.isEmpty()) {
      throw new UnknownHostException(
          Addresses.text(all) + ", private, which a public server may not say of a public name");
    }
    return Addresses.interleave(
        family(Inet4Address.class, host, allowed), family(Inet6Address.class, host, allowed));
  }

  /** With the name in them, so that nobody looks it up backwards. */
  private static List<InetAddress> family(
      Class<? extends InetAddress> family, String host, List<InetAddress> all)
      throws UnknownHostException {
    var named = new LinkedHashSet<InetAddress>();
    for (var address : all) {
      if (family.isInstance(address) && named.size() < MAX_OF_A_FAMILY) {
        named.add(InetAddress.getByAddress(host, address.getAddress()));
      }
    }
    return List.copyOf(named);
  }

  /** The module names the host alone where nothing was wrong, or has the reasons as causes. */
  private static UnknownHostException inWords(String host, UnknownHostException e) {
    if (e.getCause() == null) {
      return host.equals(e.getMessage()) ? new UnknownHostException("no addresses") : e;
    }
    var reasons = new LinkedHashSet<String>();
    reasons.add(reason(e.getCause()));
    for (var other : e.getSuppressed()) {
      reasons.add(reason(other));
    }
    var worded = new UnknownHostException(String.join("; ", reasons));
    worded.initCause(e.getCause());
    return worded;
  }

  /** What each resolver said stands in one line; OkHttp has several for a certificate. */
  private static String reason(Throwable e) {
    if (e instanceof RuntimeException || (e instanceof EOFException && e.getMessage() == null)) {
      return "a DNS message that cannot be read (" + e + ")";
    }
    var message = e.getMessage() == null ? e.toString() : e.getMessage();
    return e instanceof SSLPeerUnverifiedException
        ? Certificates.wrongHost(message)
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
