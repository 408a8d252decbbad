package io.tif1.tests.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A time source that throws fails the fetch, is named, and leaves the client as it was. */
final class TimeThrowsTest {
  @TempDir private Path directory;

  /** What of a time source throws. */
  enum Part {
    NANO_TIME(Trial.ThrowingTime::nanoTimeThrows),
    SCHEDULE(Trial.ThrowingTime::scheduleThrows);

    private final BiConsumer<Trial.ThrowingTime, Thrown> spoil;

    Part(BiConsumer<Trial.ThrowingTime, Thrown> spoil) {
      this.spoil = spoil;
    }
  }

  static Stream<Arguments> everyPartAndThrowable() {
    return Stream.of(Part.values())
        .flatMap(part -> Stream.of(Thrown.values()).map(thrown -> Arguments.of(part, thrown)));
  }

  @ParameterizedTest
  @MethodSource("everyPartAndThrowable")
  void a1_theFetchFailsAndNamesTheTimeSource(Part part, Thrown thrown) {
    try (var trial = new Trial(directory)) {
      part.spoil.accept(trial.time, thrown);

      for (int i = 0; i < 3; i++) { // more than there are permits
        verify(Trial.ending(trial.client.fetchAsync(Trial.fresh(100 + i))));
        var file = Trial.fresh(200 + i);
        verify(Trial.ending(() -> trial.client.fetch(file)));
      }
      trial.verifyAsBefore();
    }
  }

  private static void verify(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("time source " + Trial.ThrowingTime.class.getName() + " threw")
        .hasMessageNotContaining("report");
    assertThat(((FetchFailedException) failure).reason()).isEqualTo(Reason.CALLBACK_FAILED);
  }

  @ParameterizedTest
  @EnumSource
  void a1_aTimerThatCannotBeCancelledHarmsNoFetch(Thrown thrown) {
    try (var trial = new Trial(directory)) {
      trial.time.cancelThrows(thrown);

      assertThat(Trial.ending(trial.client.fetchAsync(Trial.fresh(100)))).isNull();

      trial.verifyAsBefore();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a1_aClientWithoutTimersCanBeClosed(Thrown thrown) {
    try (var trial = new Trial(directory)) {
      trial.time.scheduleThrows(thrown);

      assertThat(Trial.ending(trial.client::close)).isNull();
    }
  }
}
