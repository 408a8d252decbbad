package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.PrivateHosts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.Dns;

/**
 * Finds a host to which a public server has redirected a request: of its addresses the public ones
 * alone, so that nobody outside can have us connect into the network we are in by a name that leads
 * there. Two of the same host are equal, so that OkHttp shares connections between them.
 *
 * @param target the host that must be public; others that are looked up are proxies on the way
 */
record PublicDns(Dns dns, String target) implements Dns {
  /** All addresses of the host are private. */
  static final class PrivateTarget extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateTarget(String message) {
      super(message);
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> all = dns.lookup(host);
    if (!host.equals(target)) {
      return all;
    }
    List<InetAddress> allowed = all.stream().filter(a -> !PrivateHosts.isPrivate(a)).toList();
    if (allowed.isEmpty()) {
      throw new PrivateTarget(
          "a redirect from a public server into a private network: "
              + host
              + " is "
              + all.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
    }
    return allowed;
  }
}
