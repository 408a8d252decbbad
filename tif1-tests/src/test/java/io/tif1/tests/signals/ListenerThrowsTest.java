package io.tif1.tests.signals;

import static io.tif1.tests.support.World.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.AttemptStarted;
import io.tif1.client.event.FetchEvent.Finished;
import io.tif1.client.event.FetchEvent.LimitChanged;
import io.tif1.client.event.FetchEvent.Started;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a listener throws, on whatever event, fetches end as they would without it. */
final class ListenerThrowsTest {
  @TempDir private Path directory;

  static Stream<Arguments> everyEventAndThrowable() {
    return Stream.of(Started.class, AttemptStarted.class, AttemptEnded.class, Finished.class)
        .flatMap(on -> Stream.of(Thrown.values()).map(thrown -> Arguments.of(on, thrown)));
  }

  @ParameterizedTest
  @MethodSource("everyEventAndThrowable")
  void a1_aListenerThatThrowsHarmsNoFetch(Class<? extends FetchEvent> on, Thrown thrown) {
    try (var trial = new Trial(directory)) {
      trial.listenerThrows(on, thrown);

      for (int i = 0; i < 3; i++) { // more than there are permits
        assertThat(Trial.ending(trial.client.fetchAsync(file("a/" + i + ".json")))).isNull();
        String path = "b/" + i + ".json";
        assertThat(Trial.ending(() -> trial.client.fetch(file(path)))).isNull();
      }
      var batch = List.of(file("c/1.json"), file("c/2.json"), file("c/3.json"));
      assertThat(Trial.ending(trial.client.fetchEachAsync(batch, o -> {}, p -> {}))).isNull();
      trial.verifyAsBefore();
    }
  }

  @ParameterizedTest
  @MethodSource("everyThrowable")
  void a1_aListenerThatThrowsWhenTheLimitFallsHarmsNoFetch(Thrown thrown) {
    try (var trial = new Trial(directory)) {
      trial.listenerThrows(LimitChanged.class, thrown);

      trial.client.settings().set("max_concurrent_requests", 1);

      trial.verifyAsBefore();
    }
  }

  static Stream<Thrown> everyThrowable() {
    return Stream.of(Thrown.values());
  }
}
