package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException.Reason;
import io.tif1.model.JsonDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final Resource<JsonDocument> RESOURCE = Samples.resource();
  private static final JsonDocument VALUE =
      JsonDocument.copyOf("{}".getBytes(StandardCharsets.UTF_8));
  private final FetchFailedException error =
      new FetchFailedException("f", Reason.TIMED_OUT, "too late", List.of(), null);

  private final Outcome<JsonDocument> success =
      new Outcome.Success<>(RESOURCE, VALUE, Origin.network("a.example", 1));
  private final Outcome<JsonDocument> missing = new Outcome.Missing<>(RESOURCE, null);
  private final Outcome<JsonDocument> failure = new Outcome.Failure<>(RESOURCE, error);

  @Test
  void successHasItsValue() {
    assertThat(success.toOptional()).contains(VALUE);
    assertThat(success.orElseThrow()).isSameAs(VALUE);
  }

  @Test
  void missingAndFailureHaveNone() {
    assertThat(missing.toOptional()).isEmpty();
    assertThat(failure.toOptional()).isEmpty();
  }

  @Test
  void everyOutcomeSaysWhatWasAskedFor() {
    assertThat(List.of(success, missing, failure))
        .allSatisfy(outcome -> assertThat(outcome.resource()).isEqualTo(RESOURCE));
  }

  @Test
  void missingThrowsThatItIsNotFound() {
    assertThatThrownBy(missing::orElseThrow)
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith("2021/Belgian Grand Prix/Race/VER/1_tel.json is not published");
  }

  @Test
  void failureThrowsItsErrorWithTheCallersStack() {
    assertThatThrownBy(failure::orElseThrow)
        .isInstanceOf(FetchFailedException.class)
        .hasMessage(error.getMessage())
        .hasCause(error)
        .satisfies(
            e ->
                assertThat(e.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(OutcomeTest.class.getName())));
  }

  @Test
  void progressCountsEachKind() {
    Progress progress =
        new Progress(5, 0, 0, 0).plus(success).plus(success).plus(missing).plus(failure);
    assertThat(progress).isEqualTo(new Progress(5, 2, 1, 1));
    assertThat(progress.done()).isEqualTo(4);
  }

  @Test
  void progressTakesAnotherTotal() {
    assertThat(new Progress(-1, 2, 1, 1).outOf(4)).isEqualTo(new Progress(4, 2, 1, 1));
  }

  @Test
  void anOriginSaysWhereAValueCameFrom() {
    assertThat(Origin.network("a.example", 2)).hasToString("network (a.example)");
    assertThat(Origin.memory("a.example", Duration.ofSeconds(75))).hasToString("MEMORY (75 s old)");
  }
}
