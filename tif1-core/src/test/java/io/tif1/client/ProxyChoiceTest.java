package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        .isEqualTo(new ProxyChoice.Via("proxy.example", 3128, null, null));
  }

  @Test
  void aLoginIsDecoded() {
    assertThat(with("http://ann%40home:p%3Aw+1@proxy.example:3128").proxy())
        .isEqualTo(new ProxyChoice.Via("proxy.example", 3128, "ann@home", "p:w+1"));
  }

  @Test
  void anIpv6AddressLosesItsBrackets() {
    assertThat(with("http://[::1]:3128").proxy())
        .isEqualTo(new ProxyChoice.Via("::1", 3128, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://proxy.example",
        "proxy.example:3128",
        "https://proxy.example:3128",
        "socks://proxy.example:1080",
        "http://proxy.example:0",
        "http://proxy.example:3128/path",
        "http://proxy.example:3128?x",
        "http://ann:100%@proxy.example:3128",
      })
  void anythingElseIsRefused(String proxy) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(proxy))
        .withMessageStartingWith("proxy must be empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ann:secret@proxy.example",
        "http://ann:my secret, really@proxy.example:3128",
        "http://ann:sec/ret@@proxy.example:3128",
        "ann:secret@proxy.example:3128",
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
