package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdnListTest {
  private final RecordedNotes notes = new RecordedNotes();

  private List<Cdn> read(Object given) {
    return new Tif1Config.Builder(Home.at(java.nio.file.Path.of("/home/ann")), notes)
        .set("cdns", given)
        .build()
        .cdns();
  }

  @ParameterizedTest
  @CsvSource({
    "https://cdn.example/files/, https://cdn.example/files",
    "https://cdn.example///, https://cdn.example",
    "HTTPS://CDN.Example/Files, https://cdn.example/Files",
    "https://cdn.example:443/a, https://cdn.example/a",
    "https://cdn.example:8443/a, https://cdn.example:8443/a",
    "http://localhost:8080, http://localhost:8080",
    "http://127.0.0.1:8080/x, http://127.0.0.1:8080/x",
    "http://127.255.3.9, http://127.255.3.9",
    "http://[::1]:8080, http://[::1]:8080",
  })
  void anAddressHasOneSpelling(String given, String kept) {
    assertThat(read(given)).extracting(Cdn::address).containsExactly(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cdn.example",
        "http://127.0.0.1.example.com",
        "http://128.0.0.1",
        "http://localhost.example.com",
        "http://[::2]",
        "ftp://cdn.example",
        "cdn.example/files",
        "https://",
        "https:///files",
        "https://cdn.example?x=1",
        "https://cdn.example#x",
        "https://cdn.example:0",
        "https://cdn.example:70000",
        "https://cdn example",
        "file:///etc/passwd",
        "mailto:ann@example.org",
      })
  void anAddressThatIsNoSafeServerIsRefused(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(given))
        .withMessageStartingWith("cdns must be a list of addresses");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://raw.githubusercontent.com/TracingInsights",
        "https://RAW.GitHubUserContent.com:443/x",
        "https://raw.githubusercontent.com./x",
      })
  void githubsRawHostIsRefusedWithTheReason(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(given))
        .withMessageContaining("is no CDN");
  }

  @Test
  void aLoginInAnAddressIsRefusedAndNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("https://ann:secret@cdn.example"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "ann:"));
  }

  @Test
  void theOrderIsKept() {
    assertThat(read("https://b.example, https://a.example"))
        .containsExactly(Cdn.of("https://b.example"), Cdn.of("https://a.example"));
  }

  @Test
  void anAddressNamedTwiceIsUsedOnce() {
    assertThat(read(List.of("https://a.example/", "https://A.example")))
        .containsExactly(Cdn.of("https://a.example"));
  }

  @Test
  void anAddressNamedTwiceIsRemarkedOn() {
    assertThat(read("https://a.example,https://a.example/")).hasSize(1);

    assertThat(notes.warnings())
        .containsExactly("cdns: https://a.example is listed more than once; it is used once");
  }

  @Test
  void emptyPartsOfATextAreDropped() {
    assertThat(read(" ,https://a.example,,")).containsExactly(Cdn.of("https://a.example"));
  }

  @Test
  void anEmptyListIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(List.of()))
        .withMessageContaining("but the list is empty");
  }

  @Test
  void theListOfASnapshotCannotBeChanged() {
    List<Cdn> cdns = read("https://a.example");

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> cdns.add(Cdn.of("https://b")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example;https://b.example",
        "https://a.example|https://b.example",
        "https://a.example https://b.example",
        "https://a.example;b.example",
      })
  void c19_otherSeparatorsThanCommasAreRefusedWithAHint(String given) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(given))
        .withMessageStartingWith("cdns must be a list of addresses or templates")
        .withMessageContaining("separate them with commas");
  }

  @Test
  void b4_aTextMayHoldTemplates() {
    assertThat(read("https://a.example/{season}/{path}, https://b.example"))
        .extracting(Cdn::template)
        .containsExactly(
            "https://a.example/{season}/{path}", "https://b.example/{season}@{ref}/{path}");
  }

  @Test
  void b5_theDefaultsAreThreeOrigins() {
    assertThat(Tif1Config.defaults().cdns())
        .extracting(cdn -> cdn.url(Resource.json(2021, "E", "Race", "x.json"), "main").toString())
        .containsExactly(
            "https://cdn.jsdelivr.net/gh/TracingInsights/2021@main/E/Race/x.json",
            "https://cdn.staticdelivr.com/gh/TracingInsights/2021/main/E/Race/x.json",
            "https://huggingface.co/buckets/tracinginsights/2021/resolve/E/Race/x.json");
    assertThat(Tif1Config.defaults().cdns()).extracting(Cdn::group).doesNotHaveDuplicates();
  }
}
