package io.tif1.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.TestClient.Kind;
import io.tif1.testkit.TestClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CdnLayoutTest {
  private static final String FILE = "Belgian Grand Prix/Race/drivers.json";
  private static final Content CONTENT =
      Content.of(Map.of("2021@main/" + FILE, "{}", "2021@2026.281.1/" + FILE, "{\"tag\":1}"));

  @ParameterizedTest
  @CsvSource({
    "JSDELIVR, /gh/TracingInsights/2021@main/Belgian%20Grand%20Prix/Race/drivers.json",
    "HUGGING_FACE, "
        + "/buckets/tracinginsights/2021/resolve/Belgian%20Grand%20Prix/Race/drivers.json",
    "STATICDELIVR, /gh/TracingInsights/2021/main/Belgian%20Grand%20Prix/Race/drivers.json"
  })
  void servesOneContentUnderTheUrlsOfEachCdn(CdnLayout layout, String url) throws IOException {
    try (FakeCdn cdn = serving(layout)) {
      assertThat(get(cdn, url).body()).isEqualTo("{}");
      assertThat(cdn.requests().get(0).path()).isEqualTo("2021@main/" + FILE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void servesWhatItsTemplateSays(CdnLayout layout) throws IOException {
    try (FakeCdn cdn = serving(layout)) {
      String url =
          cdn.template()
              .replace("{season}", "2021")
              .replace("{ref}", "main")
              .replace("{path}", FILE.replace(" ", "%20"));
      assertThat(get(cdn, URI.create(url).getRawPath()).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HUGGING_FACE, /buckets/tracinginsights/2021@main/",
    "HUGGING_FACE, /buckets/tracinginsights/2021/main/",
    "STATICDELIVR, /gh/TracingInsights/2021@main/",
    "JSDELIVR, /gh/TracingInsights/2021/main/",
  })
  void hasNothingUnderTheUrlsOfAnother(CdnLayout layout, String folder) throws IOException {
    try (FakeCdn cdn = serving(layout)) {
      String url = folder + FILE.replace(" ", "%20");
      assertThat(get(cdn, url).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({"JSDELIVR, 2021@2026.281.1", "STATICDELIVR, 2021/2026.281.1"})
  void servesATag(CdnLayout layout, String folder) throws IOException {
    try (FakeCdn cdn = serving(layout)) {
      String url = "/gh/TracingInsights/" + folder + "/" + FILE.replace(" ", "%20");
      assertThat(get(cdn, url).body()).isEqualTo("{\"tag\":1}");
    }
  }

  @Test
  void refusesAShareOfTheFilesUntilTheRuleIsTakenBack() throws IOException {
    try (FakeCdn cdn = FakeCdn.serving(path -> new byte[] {'{', '}'})) {
      var third = FakeCdn.randomFiles(1 / 3.0, 42);
      cdn.faultOn(third, new Fault.JsDelivrMissing());
      String refused = firstFile(third, true);
      String served = firstFile(third, false);
      assertThat(get(cdn, below(refused)).status()).isEqualTo(403);
      assertThat(get(cdn, below(refused)).body()).startsWith("Package size exceeded");
      assertThat(get(cdn, below(served)).status()).isEqualTo(200);
      cdn.faultOn(third, Fault.NONE);
      assertThat(get(cdn, below(refused)).status()).isEqualTo(200);
    }
  }

  @Test
  void choosesTheShareAskedForAndOtherFilesForAnotherSeed() {
    var third = FakeCdn.randomFiles(1 / 3.0, 1);
    var other = FakeCdn.randomFiles(1 / 3.0, 2);
    assertThat(IntStream.range(0, 3000).filter(i -> third.test(file(i))).count())
        .isBetween(900L, 1100L);
    assertThat(IntStream.range(0, 3000).filter(i -> third.test(file(i)) && other.test(file(i))))
        .hasSizeBetween(230, 440);
  }

  private static String firstFile(java.util.function.Predicate<String> rule, boolean chosen) {
    return IntStream.range(0, 1000)
        .mapToObj(CdnLayoutTest::file)
        .filter(path -> rule.test(path) == chosen)
        .findFirst()
        .orElseThrow();
  }

  private static String file(int number) {
    return "2021@main/Race/VER/" + number + "_tel.json";
  }

  private static String below(String path) {
    return "/gh/TracingInsights/" + path;
  }

  private static FakeCdn serving(CdnLayout layout) {
    return FakeCdn.builder().layout(layout).content(CONTENT).start();
  }

  private static Reply get(FakeCdn cdn, String path) throws IOException {
    try (TestClient client = Kind.OKHTTP_HTTP_2.open()) {
      return client.get(URI.create("https://localhost:" + cdn.port() + path));
    }
  }
}
