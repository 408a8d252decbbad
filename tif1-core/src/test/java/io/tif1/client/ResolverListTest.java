package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverListTest {
  private static List<String> read(Object given) {
    return Tif1Config.defaults().toBuilder().set("http_resolvers", given).build().httpResolvers();
  }

  @ParameterizedTest
  @CsvSource({
    "standard, standard",
    "SYSTEM, standard",
    "default, standard",
    "none, standard",
    "doh://cloudflare, doh://cloudflare",
    "DoH://Google, doh://google",
    "doh://https://dns.example/dns-query, doh://https://dns.example/dns-query",
    "doh://http://127.0.0.1:5353/dns-query, doh://http://127.0.0.1:5353/dns-query",
  })
  void aResolverHasOneSpelling(String given, String kept) {
    assertThat(read(given)).containsExactly(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"doh://quad9", "dot://1.1.1.1", "8.8.8.8", "doh://http://dns.example/dns-query"})
  void anUnknownResolverIsRefused(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(given))
        .withMessageStartingWith("http_resolvers must be a list of standard, doh://cloudflare");
  }

  @Test
  void anEmptyNameInAFileIsTheStandardResolver() {
    assertThat(read(List.of("", "doh://google"))).containsExactly("standard", "doh://google");
  }

  @Test
  void aResolverNamedTwiceIsAskedOnce() {
    assertThat(read("standard,system,doh://google")).containsExactly("standard", "doh://google");
  }
}
