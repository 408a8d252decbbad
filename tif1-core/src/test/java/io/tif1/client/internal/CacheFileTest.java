package io.tif1.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Cdn;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheFileTest {
  private static String name(String... cdns) {
    return CacheFile.name(Stream.of(cdns).map(Cdn::of).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.jsdelivr.net/gh/TracingInsights",
        "https://fastly.jsdelivr.net/gh/TracingInsights",
        "https://gcore.jsdelivr.net/gh/TracingInsights",
        "https://cdn.staticdelivr.com/gh/TracingInsights",
        "https://huggingface.co/buckets/tracinginsights",
        "https://huggingface.co/buckets/tracinginsights/{season}/resolve/{path}",
      })
  void thePublishedTreeHasOneFileWhoeverServesIt(String cdn) {
    assertThat(name(cdn)).isEqualTo("tif1-jvm.sqlite");
    assertThat(name("https://mirror.example/x", cdn)).isEqualTo("tif1-jvm.sqlite");
  }

  @Test
  void anotherTreeHasAFileOfItsOwnWhateverTheOrder() {
    assertThat(name("https://a.example/x", "https://b.example/x"))
        .isEqualTo(name("https://b.example/x", "https://a.example/x"))
        .isNotEqualTo(name("https://a.example/x"))
        .matches("tif1-jvm-[0-9a-f]{8}\\.sqlite");
  }

  @Test
  void itsNameIsThatOfEarlierVersions() {
    assertThat(CacheFile.name(List.of(Cdn.of("https://mirror.example/files"))))
        .isEqualTo("tif1-jvm-f73bc184.sqlite");
  }
}
