package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.JsonDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomeStatusTest {
  private static final Resource<JsonDocument> FILE =
      Resource.json(2021, "Belgian Grand Prix", "Race", "drivers.json");
  private static final JsonDocument DOCUMENT =
      JsonDocument.copyOf("{}".getBytes(StandardCharsets.UTF_8));

  @Test
  void whatWasHadIsOk() {
    var outcome = new Outcome.Success<>(FILE, DOCUMENT, Origin.network("a", 1));

    assertThat(FileStatus.of(outcome)).isEqualTo(FileStatus.OK);
  }

  @Test
  void whatWasHadTooOldIsStale() {
    Origin old = Origin.disk("a", Duration.ofDays(40), true);

    assertThat(FileStatus.of(new Outcome.Success<>(FILE, DOCUMENT, old)))
        .isEqualTo(FileStatus.STALE);
  }

  @Test
  void whatIsNotPublishedIsMissing() {
    assertThat(FileStatus.of(new Outcome.Missing<>(FILE, null))).isEqualTo(FileStatus.MISSING);
  }
}
