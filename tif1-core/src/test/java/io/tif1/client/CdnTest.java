package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a CDN, and what is told of it. */
class CdnTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(
            "https://a.example/{year}@{ref}/{path}",
            "has {year}, but there are only {season}, {ref} and {path}"),
        arguments("https://a.example/{season}/{event}/{file}/{path}", "has {event}, {file}, but"),
        arguments("https://a.example/{Season}/{path}", "has {Season}, but"),
        arguments("https://a.example/{}/{season}/{path}", "has {}, but"),
        arguments("https://a.example/{season}/files", "has no {path}"),
        arguments("https://a.example/{ref}/{path}", "has no {season}"),
        arguments("https://a.example/{season/{path}", "brace without its other"),
        arguments("https://a.example/{season}/{path}}", "brace without its other"),
        arguments("https://a.example/%7Bseason%7D/{path}", "has encoded braces"),
        arguments("https://a.example/%7bseason%7d/%7bpath%7d", "has encoded braces"),
        arguments("https://{season}.example/{path}", "placeholder in its host"),
        arguments("https://ann:secret@a.example/{season}/{path}", "carries a user name"),
        arguments("https://a.example/{season}/{path}#x", "has a fragment"),
        arguments("https://a.example/{season}#{path}", "has a fragment"),
        arguments("http://a.example/{season}/{path}", "is not https"),
        arguments("https://a.example/get?x=1", "must say where the names go"),
        arguments("https://a.example/x;https://b.example/x", "separate them with commas"),
        arguments("https://a.example/x;b.example/x", "separate them with commas"),
        arguments("https://a.example/x|https://b.example/x", "separate them with commas"),
        arguments("https://a.example/x https://b.example/x", "separate them with commas"),
        arguments("https://a.example/xhttps://b.example/x", "separate them with commas"),
        arguments("https://a..example/x", "has no host"),
        arguments("https://-a_b.example/x", "has no host"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void c19_aBadAddressOrTemplateIsRefusedWithTheReason(String given, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cdn.of(given))
        .withMessageStartingWith("a CDN must be an address such as https://")
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://my_cdn.example/f",
        "https://_cdn.example:8443/f",
        "https://MY_CDN.example/{season}/{path}",
      })
  void c19_aHostMayHaveAnUnderscore(String given) {
    Cdn cdn = Cdn.of(given);

    assertThat(cdn.host()).isIn("my_cdn.example", "_cdn.example");
    assertThat(cdn.url("2021", "main", "x").toString()).startsWith(cdn.origin().toString());
  }

  @Test
  void aTemplateThatSaysWhatItsHostImpliesIsTheBaseAddress() {
    Cdn template = Cdn.of("https://huggingface.co/buckets/x/{season}/resolve/{path}");

    assertThat(template).isEqualTo(Cdn.of("https://huggingface.co/buckets/x/"));
    assertThat(template).hasToString("https://huggingface.co/buckets/x");
    assertThat(template.template())
        .isEqualTo("https://huggingface.co/buckets/x/{season}/resolve/{path}");
  }

  @ParameterizedTest
  @CsvSource({
    "https://cdn.jsdelivr.net/gh/x, true",
    "https://cdn.staticdelivr.com/gh/x, true",
    "https://huggingface.co/buckets/x, false",
    "https://a.example/{season}/{path}, false",
    "https://a.example/{season}/{path}?v={ref}, true",
  })
  void onlyATemplateWithRefServesAPinnedSeason(String given, boolean pinned) {
    Cdn cdn = Cdn.of(given);

    assertThat(cdn.hasRef()).isEqualTo(pinned);
    assertThat(cdn.serves("main")).isTrue();
    assertThat(cdn.serves("2026.281.1")).isEqualTo(pinned);
    assertThat(cdn.serves("dev")).isEqualTo(pinned);
  }

  @Test
  void namesOfOneOriginAreAGroup() {
    assertThat(
            Stream.of("cdn", "fastly", "gcore")
                .map(name -> Cdn.of("https://" + name + ".jsdelivr.net/gh/x").group()))
        .containsOnly("jsdelivr.net/gh/x/{season}@{ref}/{path}");
  }

  @ParameterizedTest
  @CsvSource({
    "https://cdn.jsdelivr.net/gh/x, https://cdn.jsdelivr.net/gh/y",
    "https://cdn.jsdelivr.net/gh/x, https://cdn.staticdelivr.com/gh/x",
    "https://eu.mirror.example/x, https://us.mirror.example/x",
    "https://mirror.example/x, https://mirror.example:8443/x",
    "https://cdn.jsdelivr.net/gh/x, https://cdn.jsdelivr.net.example/gh/x",
  })
  void othersAreNot(String one, String other) {
    assertThat(Cdn.of(one).group()).isNotEqualTo(Cdn.of(other).group());
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, a.example, 443, https://a.example",
    "https://a.example:8443/{season}/{path}, a.example:8443, 8443, https://a.example:8443",
    "http://localhost/x, localhost, 80, http://localhost",
    "http://[::1]:99/x, [::1]:99, 99, http://[::1]:99",
  })
  void theNameIsTheHostWithAPortOfItsOwn(String given, String name, int port, String origin) {
    Cdn cdn = Cdn.of(given);

    assertThat(cdn.name()).isEqualTo(name);
    assertThat(cdn.port()).isEqualTo(port);
    assertThat(cdn.origin()).hasToString(origin);
  }

  @Test
  void aConfigurationTakesTemplatesAndGivesThemBack() {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cdns("https://a.example/{season}/{path}", "https://b.example/f")
            .build();

    assertThat(config.get("cdns"))
        .isEqualTo(List.of("https://a.example/{season}/{path}", "https://b.example/f"));
    assertThat(config.toBuilder().cdns(config.cdns().toArray(Cdn[]::new)).build())
        .isEqualTo(config);
  }
}
