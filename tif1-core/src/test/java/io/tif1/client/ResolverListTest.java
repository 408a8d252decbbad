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
    "doh://https://dns.example/dns-query{?dns}, doh://https://dns.example/dns-query",
  })
  void aResolverHasOneSpelling(String given, String kept) {
    assertThat(read(given)).containsExactly(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"doh://quad9", "8.8.8.8", "doh://http://dns.example/dns-query"})
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

  @ParameterizedTest
  @CsvSource({
    "doh+cloudflare://, doh://cloudflare",
    "DoH+Google://, doh://google",
    "doh+cloudflare://?verify=false, doh://cloudflare",
    "doh+google://8.8.8.8, doh://google",
    "doh+adguard://, doh://https://dns.adguard-dns.com/dns-query",
    "doh+quad9://, doh://https://dns.quad9.net/dns-query",
    "doh+https://dns.example/dns-query, doh://https://dns.example/dns-query",
    "doh+https://dns.example:8443/q?timeout=2, doh://https://dns.example:8443/q",
    "doh://dns.example/dns-query, doh://https://dns.example/dns-query",
    "doh://9.9.9.9/dns-query, doh://https://9.9.9.9/dns-query",
    "dot+cloudflare://, doh://cloudflare",
    "doq+adguard://, doh://https://dns.adguard-dns.com/dns-query",
    "system://, standard",
    "standard://, standard",
  })
  void b3_aNameOfThePythonLibraryIsTheSameResolver(String given, String kept) {
    assertThat(read(given)).containsExactly(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dot://1.1.1.1",
        "doq://dns.example",
        "dou://9.9.9.9",
        "doh+nobody://",
        "in-memory://"
      })
  void b3_aResolverThatCannotBeAskedIsLeftOutWithOneLine(String given) {
    var notes = new RecordedNotes();
    var config =
        Tif1Config.defaults().toBuilder(notes)
            .set("http_resolvers", given + ",doh://google")
            .build();

    assertThat(config.httpResolvers()).containsExactly("doh://google");
    assertThat(notes.warnings()).singleElement().asString().contains(given).contains("left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " , ", "dot://1.1.1.1"})
  void b3_aListInWhichNothingIsLeftIsTheDefault(String given) {
    assertThat(read(given)).containsExactly("standard", "doh://cloudflare", "doh://google");
  }

  @Test
  void b3_anEmptyListInAFileIsTheDefault() {
    assertThat(read(List.of())).containsExactly("standard", "doh://cloudflare", "doh://google");
  }
}
