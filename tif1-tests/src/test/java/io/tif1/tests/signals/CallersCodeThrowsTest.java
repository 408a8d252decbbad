package io.tif1.tests.signals;

import static io.tif1.tests.support.World.files;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sink, a progress listener, a source or a task throws ends what it was for, as it is. */
final class CallersCodeThrowsTest {
  @TempDir private Path directory;

  /** A place in a batch where code of the caller's runs. */
  enum Place {
    SINK,
    PROGRESS,
    ITERATOR,
    HAS_NEXT,
    NEXT,
    HAS_NEXT_LATER,
    NEXT_LATER;

    Consumer<Outcome<JsonDocument>> sink(Thrown thrown) {
      return outcome -> throwAt(SINK, thrown);
    }

    Consumer<Progress> progress(Thrown thrown) {
      return counted -> throwAt(PROGRESS, thrown);
    }

    Iterable<Resource<JsonDocument>> source(Thrown thrown) {
      return () -> {
        throwAt(ITERATOR, thrown);
        return new Source(this, thrown);
      };
    }

    void throwAt(Place at, Thrown thrown) {
      if (this == at) {
        thrown.now();
      }
    }
  }

  /** Has a hundred files, if nothing is thrown before. */
  private static final class Source implements Iterator<Resource<JsonDocument>> {
    private final Iterator<Resource<JsonDocument>> files = files(100).iterator();
    private final Place bad;
    private final Thrown thrown;
    private int taken;

    Source(Place bad, Thrown thrown) {
      this.bad = bad;
      this.thrown = thrown;
    }

    @Override
    public boolean hasNext() {
      bad.throwAt(Place.HAS_NEXT, thrown);
      if (taken == 40) {
        bad.throwAt(Place.HAS_NEXT_LATER, thrown);
      }
      return files.hasNext();
    }

    @Override
    public Resource<JsonDocument> next() {
      bad.throwAt(Place.NEXT, thrown);
      if (taken == 40) {
        bad.throwAt(Place.NEXT_LATER, thrown);
      }
      taken++;
      return files.next();
    }
  }

  static Stream<Arguments> everyPlaceAndThrowable() {
    return Stream.of(Place.values())
        .flatMap(place -> Stream.of(Thrown.values()).map(thrown -> Arguments.of(place, thrown)));
  }

  @ParameterizedTest
  @MethodSource("everyPlaceAndThrowable")
  void a2_theBatchEndsWithWhatIsThrown(Place place, Thrown thrown) {
    try (var trial = new Trial(directory)) {
      var source = place.source(thrown);

      Throwable async =
          Trial.ending(
              trial.client.fetchEachAsync(source, place.sink(thrown), place.progress(thrown)));
      Throwable blocking =
          Trial.ending(
              () -> trial.client.fetchEach(source, place.sink(thrown), place.progress(thrown)));

      assertThat(async).isExactlyInstanceOf(thrown.make().getClass());
      assertThat(blocking).isExactlyInstanceOf(thrown.make().getClass());
      trial.verifyAsBefore();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a2_aTaskUnderTheLimitThatThrowsGivesItsPermitBack(Thrown thrown) {
    try (var trial = new Trial(directory)) {
      for (int i = 0; i < 3; i++) { // more than there are permits
        CompletableFuture<String> task =
            trial.client.withRateLimit(
                () -> {
                  thrown.now();
                  return CompletableFuture.completedFuture("");
                });
        assertThat(Trial.ending(task)).isExactlyInstanceOf(thrown.make().getClass());
      }

      var next = trial.client.withRateLimit(() -> CompletableFuture.completedFuture("ran"));

      assertThat(Trial.ending(next)).isNull();
      trial.verifyAsBefore();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a2_aStageThatHangsOnAFetchMayThrow(Thrown thrown) {
    try (var trial = new Trial(directory)) {
      var stage = trial.client.fetchAsync(Trial.fresh(50)).thenAccept(file -> thrown.now());

      assertThat(Trial.ending(stage)).hasMessageContaining("thrown by the test");
      trial.verifyAsBefore();
    }
  }
}
