package io.tif1.client.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverNamesTest {
  @ParameterizedTest
  @CsvSource({
    "standard, standard",
    "System, standard",
    "default, standard",
    "none, standard",
    "'', standard",
    "' doh://cloudflare ', doh://cloudflare",
    "DOH://Google, doh://google",
    "doh://https://dns.quad9.net/dns-query, doh://https://dns.quad9.net/dns-query",
    "doh://https://dns.quad9.net/dns-query{?dns}, doh://https://dns.quad9.net/dns-query",
    "doh://https://DNS.example/AbC, doh://https://dns.example/AbC",
    "doh://https://9.9.9.9:8443/q, doh://https://9.9.9.9:8443/q"
  })
  void namesHaveOneForm(String name, String canonical) {
    assertThat(ResolverNames.check(name)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doh://quad9",
        "cloudflare",
        "doh://http://dns.example/dns-query",
        "1.1.1.1",
        "dot://x",
        "doh://https://",
        "doh://"
      })
  void otherNamesAreRefusedWithWhatIsAllowed(String name) {
    assertThatThrownBy(() -> ResolverNames.check(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + name + "\" in http_resolvers names no resolver.")
        .hasMessageContaining("doh://cloudflare, doh://google and doh://https://host/path");
  }

  @Test
  void eachResolverIsAskedOnce() {
    assertThat(ResolverNames.checkAll(List.of("doh://google", "system", "standard")))
        .containsExactly("doh://google", "standard");
  }

  @Test
  void emptyListIsTheDefaultChain() {
    assertThat(ResolverNames.checkAll(List.of()))
        .containsExactly("standard", "doh://cloudflare", "doh://google");
  }

  @Test
  void wellKnownServersComeWithFourAddressesEach() {
    assertThat(List.of(DohEndpoint.CLOUDFLARE, DohEndpoint.GOOGLE))
        .allSatisfy(known -> assertThat(known.addresses()).hasSize(4));
  }
}
