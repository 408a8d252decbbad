package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressTest {
  @ParameterizedTest
  @CsvSource({
    "http://proxy.example:3128, HTTP, proxy.example, 3128",
    "http://proxy.example:3128/, HTTP, proxy.example, 3128",
    "HTTP://proxy.example, HTTP, proxy.example, 80",
    "proxy.example:3128, HTTP, proxy.example, 3128",
    "http://[2001:db8::1]:3128, HTTP, 2001:db8::1, 3128",
    "socks5://proxy.example, SOCKS, proxy.example, 1080",
    "socks5h://proxy.example:99, SOCKS, proxy.example, 99",
    "socks5h://proxy.example:80, SOCKS, proxy.example, 80",
    "http://my_proxy:3128, HTTP, my_proxy, 3128"
  })
  void proxyIsRead(String value, Proxy.Type type, String host, int port) {
    assertThat(ProxyAddress.parse("proxy", value).proxy())
        .isEqualTo(new Proxy(type, InetSocketAddress.createUnresolved(host, port)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", " Direct "})
  void directIsNoProxy(String value) {
    assertThat(ProxyAddress.parse("proxy", value)).isEqualTo(ProxyAddress.DIRECT);
  }

  @ParameterizedTest
  @CsvSource({
    "http://me:secret@p.example:1, me, secret",
    "http://me@p.example:1, me, ''",
    "http://a%40b:c%3Ad%2B+@p.example:1, a@b, c:d++",
    "http://m%C3%BCller:x@p.example:1, müller, x"
  })
  void credentialsAreDecoded(String value, String user, String password) {
    assertThat(ProxyAddress.parse("proxy", value).authorization())
        .isEqualTo(Credentials.basic(user, password, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://proxy.example:3128",
        "ftp://proxy.example",
        "http://",
        "http://a b",
        "http://p:99999",
        "http://p.example:1/path",
        "socks5://me:secret@proxy.example",
        "http://p.example:1?q=2"
      })
  void otherValuesAreRefusedWithWhatIsAllowed(String value) {
    assertThatThrownBy(() -> ProxyAddress.parse("The setting proxy", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Allowed are http://[user:password@]host:port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:secret@proxy.example",
        "http://me:secret@p q",
        "me:secret@p q",
        "http://me:sec/ret@p",
        "http://me:sec@secret@p q",
        "me:sec://ret@p"
      })
  void refusalDoesNotRepeatThePassword(String value) {
    assertThatThrownBy(() -> ProxyAddress.parse("The setting proxy", value))
        .message()
        .doesNotContain("sec");
  }

  @Test
  void textDoesNotRepeatThePassword() {
    assertThat(ProxyAddress.parse("proxy", "http://me:secret@p.example:1"))
        .asString()
        .contains("p.example")
        .doesNotContain("secret")
        .doesNotContain("Basic");
  }
}
