package io.tif1.client.internal.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Resource;
import io.tif1.client.internal.pipe.Cdn;
import java.net.URI;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UrlsTest {
  private static final Cdn CDN = Cdn.of(URI.create("https://cdn.jsdelivr.net/gh/TracingInsights"));

  private static String url(String event, String session, String path) {
    return Urls.of(CDN, Resource.json(2021, event, session, path), "main").toString();
  }

  @Test
  void namesSeasonBranchEventSessionAndFile() {
    assertThat(url("Belgian Grand Prix", "Race", "drivers.json"))
        .isEqualTo(
            "https://cdn.jsdelivr.net/gh/TracingInsights/2021@main/Belgian%20Grand%20Prix/Race/drivers.json");
  }

  @Test
  void foldersOfThePathStayFolders() {
    assertThat(url("Belgian Grand Prix", "Practice 1", "VER/1_tel.json"))
        .endsWith("/Practice%201/VER/1_tel.json");
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
    URI url = Urls.of(CDN, resource, "main");
    assertThat(url.getPath())
        .isEqualTo("/gh/TracingInsights/2021@main/" + resource.event() + "/Race/x.json");
    assertThat(url.getRawQuery()).isNull();
    assertThat(url.getRawFragment()).isNull();
  }
}
