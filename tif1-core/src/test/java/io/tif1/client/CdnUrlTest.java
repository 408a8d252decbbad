package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each CDN has a file. */
class CdnUrlTest {
  private static final Cdn CDN = Cdn.of("https://cdn.jsdelivr.net/gh/TracingInsights");

  private static String url(String event, String session, String path) {
    return CDN.url(Resource.json(2021, event, session, path), "main").toString();
  }

  @ParameterizedTest
  @CsvSource({
    "https://cdn.jsdelivr.net/gh/X, https://cdn.jsdelivr.net/gh/X/2021@1.2/E%20F/Race/VER/1_tel.json",
    "https://fastly.jsdelivr.net/gh/X, https://fastly.jsdelivr.net/gh/X/2021@1.2/E%20F/Race/VER/1_tel.json",
    "https://mirror.example/x/, https://mirror.example/x/2021@1.2/E%20F/Race/VER/1_tel.json",
    "https://notjsdelivr.net/x, https://notjsdelivr.net/x/2021@1.2/E%20F/Race/VER/1_tel.json",
    "https://cdn.staticdelivr.com/gh/X, https://cdn.staticdelivr.com/gh/X/2021/1.2/E%20F/Race/VER/1_tel.json",
    "https://staticdelivr.com./x, https://staticdelivr.com./x/2021/1.2/E%20F/Race/VER/1_tel.json",
    "https://huggingface.co/buckets/x, https://huggingface.co/buckets/x/2021/resolve/E%20F/Race/VER/1_tel.json",
    "https://EU.HuggingFace.co/buckets/x, https://eu.huggingface.co/buckets/x/2021/resolve/E%20F/Race/VER/1_tel.json",
    "https://huggingface.co.example/x, https://huggingface.co.example/x/2021@1.2/E%20F/Race/VER/1_tel.json",
  })
  void b4_theHostOfABaseAddressImpliesTheLayout(String address, String url) {
    Cdn cdn = Cdn.of(address);

    assertThat(cdn.url(Resource.json(2021, "E F", "Race", "VER/1_tel.json"), "1.2"))
        .hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/{season}/{ref}/{path}, https://a.example/2021/v1/E/Race/x.json",
    "https://a.example/get?tree={season}&v={ref}&file={path}, https://a.example/get?tree=2021&v=v1&file=E/Race/x.json",
    "https://a.example/{ref}/{season}-{ref}/files/{path}, https://a.example/v1/2021-v1/files/E/Race/x.json",
    "https://a.example/{season}/raw/{path}?download=true, https://a.example/2021/raw/E/Race/x.json?download=true",
    "https://huggingface.co/datasets/x/{season}/resolve/{ref}/{path}, https://huggingface.co/datasets/x/2021/resolve/v1/E/Race/x.json",
    "http://localhost:8080/{season}{path}, http://localhost:8080/2021E/Race/x.json",
  })
  void b4_aTemplateSaysWhereTheNamesGo(String template, String url) {
    assertThat(Cdn.of(template).url(Resource.json(2021, "E", "Race", "x.json"), "v1"))
        .hasToString(url);
  }

  @Test
  void anotherTreeIsNamedInPlaceOfTheSeason() {
    assertThat(CDN.url("RaceData", "main", "data/race results.csv"))
        .hasToString(
            "https://cdn.jsdelivr.net/gh/TracingInsights/RaceData@main/data/race%20results.csv");
    assertThat(
            Cdn.of("https://huggingface.co/buckets/tracinginsights")
                .url("RaceData", "main", "data/results.csv"))
        .hasToString(
            "https://huggingface.co/buckets/tracinginsights/RaceData/resolve/data/results.csv");
  }

  @Test
  void anEventNamedLikeAPlaceholderStaysAName() {
    assertThat(url("{ref}", "$1", "{path}"))
        .isEqualTo(
            "https://cdn.jsdelivr.net/gh/TracingInsights/2021@main/%7Bref%7D/%241/%7Bpath%7D");
  }

  @Test
  void aBranchWithASlashStaysOneSegment() {
    assertThat(CDN.url(Resource.json(2021, "E", "Race", "x.json"), "fix/laps?"))
        .hasToString(
            "https://cdn.jsdelivr.net/gh/TracingInsights/2021@fix%2Flaps%3F/E/Race/x.json");
  }

  @Test
  void foldersOfThePathStayFolders() {
    assertThat(url("Belgian Grand Prix", "Practice 1", "VER/1_tel.json"))
        .endsWith("/2021@main/Belgian%20Grand%20Prix/Practice%201/VER/1_tel.json");
  }

  @Test
  void lettersBeyondAsciiAreEncodedAsUtf8() {
    assertThat(url("São Paulo Grand Prix", "Race", "drivers.json"))
        .contains("/S%C3%A3o%20Paulo%20Grand%20Prix/");
  }

  @Test
  void aNameGivenEncodedIsNotEncodedTwice() {
    assertThat(url("Belgian%20Grand%20Prix", "Race", "drivers.json"))
        .isEqualTo(url("Belgian Grand Prix", "Race", "drivers.json"));
  }

  @Test
  void whatMeansSomethingInAUrlIsEncoded() {
    assertThat(url("a?b#c&d=e+f;g@h:i", "Race", "x.json"))
        .contains("/a%3Fb%23c%26d%3De%2Bf%3Bg%40h%3Ai/");
  }

  @Test
  void aBarePercentSignIsEncoded() {
    assertThat(url("100% Grand Prix", "Race", "x.json")).contains("/100%25%20Grand%20Prix/");
  }

  @Property
  void theUrlDecodesToTheNames(@ForAll String event) {
    Resource<?> resource;
    try {
      resource = Resource.json(2021, event, "Race", "x.json");
    } catch (IllegalArgumentException refused) {
      Assume.that(false);
      return;
    }
    URI url = CDN.url(resource, "main");
    assertThat(url.getPath())
        .isEqualTo("/gh/TracingInsights/2021@main/" + resource.event() + "/Race/x.json");
    assertThat(url.getRawQuery()).isNull();
    assertThat(url.getRawFragment()).isNull();
  }
}
