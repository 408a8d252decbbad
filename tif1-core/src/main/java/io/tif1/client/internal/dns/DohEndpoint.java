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

  private static final DohEndpoint QUAD9 =
      known(
          "doh://https://dns.quad9.net/dns-query",
          "dns.quad9.net",
          "9.9.9.9",
          "149.112.112.112",
          "2620:fe::fe",
          "2620:fe::9");
  private static final DohEndpoint ADGUARD =
      known(
          "doh://https://dns.adguard-dns.com/dns-query",
          "dns.adguard-dns.com",
          "94.140.14.14",
          "94.140.15.15",
          "2a10:50c0::ad1:ff",
          "2a10:50c0::ad2:ff");

  /** Those whose host need not be looked up. */
  static final List<DohEndpoint> KNOWN = List.of(CLOUDFLARE, GOOGLE, QUAD9, ADGUARD);

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
