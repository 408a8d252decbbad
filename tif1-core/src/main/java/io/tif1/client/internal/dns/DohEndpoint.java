package io.tif1.client.internal.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * A server that speaks DNS over HTTPS.
 *
 * @param name as it stands in the setting
 * @param url where questions go
 * @param addresses where the server is; empty if its host has to be looked up. The well-known
 *     servers come with theirs, because they are asked just when looking up does not work.
 */
record DohEndpoint(String name, HttpUrl url, List<InetAddress> addresses) {
  static final DohEndpoint CLOUDFLARE =
      known(
          "doh://cloudflare",
          "cloudflare-dns.com",
          "1.1.1.1",
          "1.0.0.1",
          "2606:4700:4700::1111",
          "2606:4700:4700::1001");
  static final DohEndpoint GOOGLE =
      known(
          "doh://google",
          "dns.google",
          "8.8.8.8",
          "8.8.4.4",
          "2001:4860:4860::8888",
          "2001:4860:4860::8844");

  private static DohEndpoint known(String name, String host, String... literals) {
    var addresses = new ArrayList<InetAddress>();
    for (var literal : literals) {
      try {
        addresses.add(InetAddress.getByAddress(host, InetAddress.getByName(literal).getAddress()));
      } catch (UnknownHostException e) {
        throw new IllegalStateException(literal + " is no literal address", e);
      }
    }
    var url = new HttpUrl.Builder().scheme("https").host(host).addPathSegment("dns-query").build();
    return new DohEndpoint(name, url, List.copyOf(addresses));
  }
}
