package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;

class PublicDnsTest {
  private static final String TARGET = "store.example.com";

  private static Dns giving(String... literals) {
    return host -> {
      var all = new ArrayList<InetAddress>();
      for (String literal : literals) {
        all.add(InetAddress.getByName(literal));
      }
      return all;
    };
  }

  private static List<String> found(Dns dns, String host) throws UnknownHostException {
    return dns.lookup(host).stream().map(InetAddress::getHostAddress).toList();
  }

  @Test
  void g18_onlyPublicAddressesOfTheTargetAreUsed() throws Exception {
    var dns = new PublicDns(giving("10.0.0.1", "192.0.2.1", "fe80::1"), TARGET);
    assertThat(found(dns, TARGET)).containsExactly("192.0.2.1");
  }

  @Test
  void g18_aTargetWithPrivateAddressesAloneIsRefusedByName() {
    var dns = new PublicDns(giving("10.0.0.1", "fd00::1"), TARGET);
    assertThatThrownBy(() -> dns.lookup(TARGET))
        .isInstanceOf(PublicDns.PrivateTarget.class)
        .hasMessage(
            "a redirect from a public server into a private network: store.example.com is 10.0.0.1,"
                + " fd00:0:0:0:0:0:0:1");
  }

  @Test
  void g18_aProxyMayBePrivate() throws Exception {
    var dns = new PublicDns(giving("10.0.0.1"), TARGET);
    assertThat(found(dns, "proxy.example.com")).containsExactly("10.0.0.1");
  }

  @Test
  void connectionsAreSharedByRequestsToTheSameTarget() {
    Dns dns = giving("192.0.2.1");
    assertThat(new PublicDns(dns, TARGET))
        .isEqualTo(new PublicDns(dns, TARGET))
        .isNotEqualTo(new PublicDns(dns, "other.example.com"));
  }
}
