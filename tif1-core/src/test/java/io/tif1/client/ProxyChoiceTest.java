package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.client.ProxyChoice.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyChoiceTest {
  private static Tif1Config with(String proxy) {
    return Tif1Config.defaults().toBuilder().proxy(proxy).build();
  }

  @Test
  void emptyLeavesItToTheMachine() {
    assertThat(with("").proxy()).isEqualTo(new ProxyChoice.FromEnvironment());
  }

  @Test
  void directMeansNoProxy() {
    assertThat(with("Direct").proxy()).isEqualTo(new ProxyChoice.Direct());
  }

  @Test
  void anAddressIsTakenApart() {
    assertThat(with("http://proxy.example:3128/").proxy())
        .isEqualTo(new ProxyChoice.Via(Scheme.HTTP, "proxy.example", 3128, null, null));
  }

  @Test
  void aLoginIsDecoded() {
    assertThat(with("http://ann%40home:p%3Aw+1@proxy.example:3128").proxy())
        .isEqualTo(new ProxyChoice.Via(Scheme.HTTP, "proxy.example", 3128, "ann@home", "p:w+1"));
  }

  @Test
  void anIpv6AddressLosesItsBrackets() {
    assertThat(with("http://[::1]:3128").proxy())
        .isEqualTo(new ProxyChoice.Via(Scheme.HTTP, "::1", 3128, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://proxy.example, HTTP, proxy.example, 80",
    "proxy.example:3128, HTTP, proxy.example, 3128",
    "https://proxy.example, HTTPS, proxy.example, 443",
    "https://proxy.example:3129/, HTTPS, proxy.example, 3129",
    "socks5://proxy.example, SOCKS5, proxy.example, 1080",
    "socks5h://proxy.example:99, SOCKS5H, proxy.example, 99",
    "http://[2001:db8::1]:3128, HTTP, 2001:db8::1, 3128",
    "http://my_proxy:3128, HTTP, my_proxy, 3128",
    "http://192.0.2.1:3128, HTTP, 192.0.2.1, 3128",
    "http://bücher.example:3128, HTTP, xn--bcher-kva.example, 3128",
  })
  void schemeHostAndPortAreRead(String proxy, Scheme scheme, String host, int port) {
    assertThat(with(proxy).proxy()).isEqualTo(new ProxyChoice.Via(scheme, host, port, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "http://me@p.example:1, me, ",
    "http://me:@p.example:1, me, ''",
    "http://a%40b:c%3Ad%2B+@p.example:1, a@b, c:d++",
    "http://m%C3%BCller:x@p.example:1, müller, x",
    "socks5://me:secret@p.example:1, me, secret",
  })
  void userAndPasswordAreDecoded(String proxy, String user, String password) {
    assertThat(with(proxy).proxy())
        .isInstanceOfSatisfying(
            ProxyChoice.Via.class,
            via -> {
              assertThat(via.user()).isEqualTo(user);
              assertThat(via.password()).isEqualTo(password);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://proxy.example:3128",
        "htp://proxy.example:3128",
        "http:/proxy.example:3128",
        "http:proxy.example:3128",
        "//proxy.example:3128",
        "://proxy.example:3128",
        "socks://proxy.example:1080",
        "socks4://proxy.example:1080",
        "socks4a://proxy.example:1080",
        "http://",
        "http://:3128",
        "http://me:pw@",
        "http://proxy.example:",
        "http://proxy.example:0",
        "http://proxy.example:65536",
        "http://proxy.example:-1",
        "http://proxy.example:80a",
        "http://proxy.example:3128:1",
        "http://proxy.example:3128/path",
        "http://proxy.example:3128?x",
        "http://proxy.example:3128#x",
        "http://proxy example:3128",
        "http://proxy..example:3128",
        "http://256.1.1.1:3128",
        "http://127.1:3128",
        "http://2001:db8::1:3128",
        "http://[2001:db8::1:3128",
        "http://[proxy.example]:3128",
        "http://[::1]3128",
        "http://ann:100%@proxy.example:3128",
        "http://ann:%ff@proxy.example:3128",
        "http://ann%0d%0a:x@proxy.example:3128",
        "http://a%3Ab:x@proxy.example:3128",
        "socks5://:x@proxy.example:3128",
        "http://one:1,http://two:2",
      })
  void c11_whatIsNotUnderstoodInAnyPartIsRefused(String proxy) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(proxy))
        .withMessageStartingWith("proxy must be empty")
        .withMessageContaining("socks5h");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProxyChoice.of("the variable HTTPS_PROXY", proxy))
        .withMessageStartingWith("the variable HTTPS_PROXY must be direct or");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://ann:secret@proxy.example",
        "http://ann:secret@proxy.example:3128/x",
        "http://ann:my secret, really@proxy.example:3128",
        "http://ann:sec/ret@@proxy.example:3128",
        "ann:secret@proxy.example:99999",
        "socks://ann:secret@proxy.example:3128",
      })
  void aRefusedProxyDoesNotShowItsPassword(String proxy) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(proxy))
        .satisfies(
            e -> {
              for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(String.valueOf(t.getMessage())).doesNotContain("sec", "ret", "ann");
              }
            });
  }

  @Test
  void explainDoesNotShowThePassword() {
    assertThat(with("http://ann:secret@proxy.example:3128").explain())
        .filteredOn(line -> line.setting() == Setting.PROXY)
        .singleElement()
        .satisfies(line -> assertThat(line.value()).isEqualTo("http://***@proxy.example:3128"));
  }

  @Test
  void theTextOfAConfigurationDoesNotShowThePassword() {
    assertThat(with("http://ann:secret@proxy.example:3128").toString())
        .isEqualTo("Tif1Config[proxy=http://***@proxy.example:3128]");
  }

  @Test
  void theTextOfAProxyDoesNotShowThePassword() {
    assertThat(with("http://ann:secret@proxy.example:3128").proxy())
        .hasToString("http://***@proxy.example:3128");
  }
}
