package io.tif1.tests.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Tif1;
import io.tif1.model.SessionKey;
import io.tif1.testkit.Fault;
import io.tif1.testkit.SeenRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A season that is read at its newest release. */
class LatestReleaseTest {
  private static final String RELEASE = "repos/2026/latest";
  private static final String DRIVERS = "{\"drivers\":[]}";
  private static final SessionKey RACE = new SessionKey(2026, "Monaco Grand Prix", "Race");
  private static final SessionKey QUALIFYING =
      new SessionKey(2026, "Monaco Grand Prix", "Qualifying");

  private static CalendarWorld world() {
    var world =
        new CalendarWorld(
            config -> config.maxRetries(0).seasonRefs(Map.of(2026, "latest-release")));
    return publish(world);
  }

  private static CalendarWorld publish(CalendarWorld world) {
    for (String ref : new String[] {"main", "2026.281.1", "2026.282.1"}) {
      for (SessionKey key : new SessionKey[] {RACE, QUALIFYING}) {
        world.files.put(
            "2026@" + ref + "/" + key.event() + "/" + key.session() + "/drivers.json", DRIVERS);
      }
    }
    return world;
  }

  private static void release(CalendarWorld world, String tag) {
    world.files.put(RELEASE, "{\"id\":1,\"tag_name\":\"" + tag + "\"}");
  }

  private static String ofFiles(CalendarWorld world) {
    return String.join(
        " ",
        world.cdn.requests().stream()
            .map(SeenRequest::path)
            .filter(path -> path.startsWith("2026@"))
            .map(path -> path.substring("2026@".length(), path.indexOf('/')))
            .toList());
  }

  @Test
  void j_twoSessionsAreReadAtOneTagThoughANewOneIsMadeMeanwhile() {
    try (var world = world()) {
      release(world, "2026.281.1");
      world.world.client.session(RACE).drivers();
      release(world, "2026.282.1");
      world.world.time.advance(Duration.ofDays(1));
      world.world.client.session(QUALIFYING).driversAsync().join();

      assertThat(ofFiles(world)).isEqualTo("2026.281.1 2026.281.1");
      assertThat(world.world.client.ref(2026)).isEqualTo("2026.281.1");
      assertThat(world.world.client.ref(2025)).isEqualTo("main");
    }
  }

  @Test
  void j_fetchesAtTheSameTimeAskForTheTagOnce() {
    try (var world = world()) {
      release(world, "2026.281.1");
      CompletableFuture.allOf(
              world.world.client.session(RACE).driversAsync(),
              world.world.client.session(QUALIFYING).driversAsync(),
              world.world.client.refAsync(2026))
          .join();

      assertThat(world.asked()).isEqualTo(3);
    }
  }

  @Test
  void j_ifTheTagCannotBeHadMainIsReadAndStaysSo() {
    try (var world = world()) {
      world.cdn.faultOn(path -> path.startsWith("repos"), Fault.status(500));
      world.world.client.session(RACE).drivers();
      world.cdn.heal();
      release(world, "2026.281.1");
      world.world.client.session(QUALIFYING).drivers();

      assertThat(ofFiles(world)).isEqualTo("main main");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tag_name\":null}",
        "{\"tag_name\":\"../../x\"}",
        "{\"tag_name\":\"v1\"}",
        "{\"tag_name\":7}",
        "<html>",
      })
  void j_anAnswerThatIsNoTagCountsAsNone(String answer) {
    try (var world = world()) {
      world.files.put(RELEASE, answer);

      assertThat(world.world.client.ref(2026)).isEqualTo("main");
    }
  }

  @Test
  void j_withoutReleasesMainIsRead() {
    try (var world = world()) {
      assertThat(world.world.client.refAsync(2026).join()).isEqualTo("main");
    }
  }

  @Test
  void j_offlineTheTagThatWasReadLastIsRead(@TempDir Path directory) {
    try (var world =
        publish(
            new CalendarWorld(
                config ->
                    CalendarWorld.onDisk(config, directory)
                        .seasonRefs(Map.of(2026, "latest-release"))))) {
      release(world, "2026.281.1");
      world.world.client.session(RACE).drivers();
      world.world.client.close();
      int asked = world.asked();
      world.world.time.advance(Duration.ofDays(3));

      var offline = world.world.client.settings().snapshot().toBuilder().offlineMode(true).build();
      try (Tif1 later = Tif1.builder(offline).timeSource(world.world.time).open()) {
        assertThat(later.ref(2026)).isEqualTo("2026.281.1");
        later.session(RACE).drivers();
      }
      assertThat(world.asked()).isEqualTo(asked);
    }
  }
}
