package io.tif1.client.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateHostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST.",
        "mirror",
        "files.localhost",
        "nas.local",
        "metadata.google.internal",
        "box.lan",
        "x.home.arpa",
        "cdn.test",
        "1.2.3.400",
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "[::1]",
        "::1",
        "[fe80::1]",
        "[fd12:3456::1]",
        "[::ffff:10.0.0.1]",
        "[::ffff:7f00:1]"
      })
  void g18_hostsOfThisMachineOrAPrivateNetwork(String host) {
    assertThat(PrivateHosts.isPrivate(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cdn.jsdelivr.net",
        "cdn.jsdelivr.net.",
        "localhost.example.com",
        "10.example.com",
        "internal.example",
        "in-addr.arpa",
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "192.169.0.1",
        "11.0.0.1",
        "[2606:4700:4700::1111]",
        "[::ffff:8.8.8.8]"
      })
  void g18_hostsOfThePublicInternet(String host) {
    assertThat(PrivateHosts.isPrivate(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.1.2.3", "10.0.0.1", "::1", "fc00::1", "fdff::1"})
  void g18_privateAddresses(String literal) throws Exception {
    assertThat(PrivateHosts.isPrivate(InetAddress.getByName(literal))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "2001:db8::1", "192.0.2.1"})
  void g18_publicAddresses(String literal) throws Exception {
    assertThat(PrivateHosts.isPrivate(InetAddress.getByName(literal))).isFalse();
  }
}
