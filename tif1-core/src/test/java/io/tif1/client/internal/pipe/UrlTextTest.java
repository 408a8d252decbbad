package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTextTest {
  @ParameterizedTest
  @CsvSource({
    "https://cdn.example/a.json, https://cdn.example/a.json",
    "https://cdn.example/a.json?, https://cdn.example/a.json?***",
    "https://cdn.example/a.json?X-Sig=abc&e=1, https://cdn.example/a.json?***",
    "https://cdn.example/a?sig=1#part, https://cdn.example/a?***#part",
    "https://me:secret@cdn.example/a, https://***@cdn.example/a",
    "https://token@cdn.example/a?b=c, https://***@cdn.example/a?***",
    "/relative?sig=1, /relative?***",
    "not a URL?sig=1 at all, not a URL?*** at all"
  })
  void loginAndQueryAreLeftOut(String url, String text) {
    assertThat(UrlText.of(url)).isEqualTo(text);
  }

  @Test
  void everyUrlInATextIsMadeSafe() {
    assertThat(UrlText.of("\"https://a:b@x/?1\" and \"https://y/?2\""))
        .isEqualTo("\"https://***@x/?***\" and \"https://y/?***\"");
  }

  @Test
  void anAtSignInThePathIsNoLogin() {
    assertThat(UrlText.of("https://cdn.example/2021@main/a.json"))
        .isEqualTo("https://cdn.example/2021@main/a.json");
  }

  @ParameterizedTest
  @CsvSource({
    "https://cdn.example/a.json, https://cdn.example/a.json",
    "https://cdn.example/a.json?sig=1#part, https://cdn.example/a.json",
    "https://cdn.example/a.json#part?x, https://cdn.example/a.json",
    "https://me:secret@cdn.example/2021@main/a?b, https://cdn.example/2021@main/a"
  })
  void thePlainUrlHasNeitherLoginQueryNorFragment(String url, String plain) {
    assertThat(UrlText.plain(URI.create(url))).isEqualTo(URI.create(plain));
  }
}
