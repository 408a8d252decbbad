package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoProxyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                          | cdn.example.com | 443",
        "cdn.example.com            | cdn.example.com | 443",
        "CDN.Example.com            | cdn.EXAMPLE.com | 443",
        "example.com                | cdn.example.com | 443",
        ".example.com               | cdn.example.com | 443",
        ".example.com               | example.com     | 443",
        "*.example.com              | cdn.example.com | 443",
        "example.com.               | cdn.example.com | 443",
        "example.com:443            | cdn.example.com | 443",
        "a.example , example.com    | cdn.example.com | 443",
        "a.example example.com      | cdn.example.com | 443",
        "10.1.2.3                   | 10.1.2.3        | 443",
        "10.1.2.3:8443              | 10.1.2.3        | 8443",
        "10.0.0.0/8                 | 10.200.3.4      | 443",
        "10.1.2.0/23                | 10.1.3.255      | 443",
        "0.0.0.0/0                  | 10.200.3.4      | 443",
        "2001:db8::1                | [2001:db8:0::1] | 443",
        "[2001:db8::1]:443          | 2001:db8::1     | 443",
        "2001:db8::/33              | 2001:db8:7fff::1| 443"
      })
  void hostIsReachedDirectly(String value, String host, int port) {
    assertThat(NoProxy.parse(value).matches(host, port)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                         | cdn.example.com | 443",
        "', ,'                      | cdn.example.com | 443",
        "ample.com                  | cdn.example.com | 443",
        "www.example.com            | example.com     | 443",
        "example.com:8443           | cdn.example.com | 443",
        ".                          | cdn.example.com | 443",
        "10.1.2.3:443               | 10.1.2.3        | 8443",
        "10.0.0.0/8                 | 11.0.0.1        | 443",
        "10.1.2.0/23                | 10.1.4.0        | 443",
        "10.0.0.0/8                 | ten.example.com | 443",
        "10.0.0.0/33                | 10.0.0.0        | 443",
        "10.0.0.0/x                 | 10.0.0.0        | 443",
        "300.0.0.0/8                | 10.0.0.0        | 443",
        "2001:db8::/33              | 2001:db8:8000::1| 443",
        "2001:db8::/32              | 10.0.0.1        | 443",
        "::ffff:zz                  | 2001:db8::1     | 443",
        "3.4                        | 1.2.3.4         | 443",
        "/8                         | 10.0.0.0        | 443"
      })
  void hostIsReachedThroughTheProxy(String value, String host, int port) {
    assertThat(NoProxy.parse(value).matches(host, port)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST.", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]"})
  void thisMachineIsKnownByItsNames(String host) {
    assertThat(NoProxy.isLoopback(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost.example", "128.0.0.1", "[::2]", "127.0.0.999"})
  void otherHostsAreNotThisMachine(String host) {
    assertThat(NoProxy.isLoopback(host)).isFalse();
  }
}
