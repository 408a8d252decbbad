package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
  @ParameterizedTest
  @CsvSource({
    "https://ann:secret@cdn.example/x, https://***@cdn.example/x",
    "https://ann:se/cret@cdn.example, https://***@cdn.example",
    "https://ann:se@cret@cdn.example, https://***@cdn.example",
    "https://secret@cdn.example/2021@main, https://***@main",
    "http://ann:se#cret@proxy:8080, http://***@proxy:8080",
    "ann:secret@proxy:8080, ***@proxy:8080",
    "secret@proxy, ***@proxy",
  })
  void g8_aLoginIsMaskedByItsShape(String given, String shown) {
    assertThat(Shown.value(given)).isEqualTo('"' + shown + '"');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021@main",
        "https://cdn.example/gh/2021@main/x",
        "https://cdn.example:8443/gh/2021@main/x",
        "https://[::1]:99/gh/2021@main",
        "https://cdn.example/{season}@{ref}/{path}",
        "https://cdn.example:8443",
        "plain",
      })
  void g8_aVersionIsNoLogin(String given) {
    assertThat(Shown.value(given)).isEqualTo('"' + given + '"');
  }
}
