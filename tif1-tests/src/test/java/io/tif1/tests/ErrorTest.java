package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Resource;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers can read off a failure, and what is refused before anything is sent. */
class ErrorTest {
  @ParameterizedTest
  @EnumSource(Door.class)
  void notFoundNamesYearEventSessionAndPath(Door door) {
    try (World world = World.of(1, World.asIs())) {
      assertThatThrownBy(() -> door.fetch(world.client, World.file("VER/missing.json")))
          .isInstanceOfSatisfying(
              NotFoundException.class,
              e -> {
                assertThat(e.year()).isEqualTo(2021);
                assertThat(e.event()).isEqualTo("Belgian Grand Prix");
                assertThat(e.session()).isEqualTo("Race");
                assertThat(e.path()).isEqualTo("VER/missing.json");
                assertThat(e.url()).isEqualTo(world.url(1, "VER/missing.json"));
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aNetworkFailureHasUrlStatusAndEveryAttempt(Door door) {
    try (World world = World.of(2, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.RefuseConnect());
      world.cdn(2).faultAlways(Fault.status(503));

      assertThatThrownBy(() -> door.fetch(world.client, World.file("a.json")))
          .isInstanceOfSatisfying(
              FetchFailedException.class,
              e -> {
                assertThat(e.url()).isEqualTo(world.url(2, "a.json"));
                assertThat(e.status()).isEqualTo(503);
                assertThat(e.attempts()).hasSize(2);
                assertThat(e.attempts().get(0).cdn()).isEqualTo(world.name(1));
                assertThat(e.attempts().get(0).status()).isZero();
                assertThat(e.attempts().get(0).problem()).contains("could not connect");
                assertThat(e.attempts().get(1).status()).isEqualTo(503);
              });
    }
  }

  @Test
  void invalidDataSaysWhatWasExpectedWhatWasFoundAndWhere() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.HtmlWith200());

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOfSatisfying(
              InvalidDataException.class,
              e -> assertThat(e.url()).isEqualTo(world.url(1, "a.json")))
          .hasMessageContaining("expected a JSON object but found '<' at byte 0");
    }
  }

  @Test
  void aBlockingFailureHasTheCallersStack() {
    try (World world = World.of(1, World.asIs())) {
      assertThatThrownBy(() -> world.client.fetch(World.file("missing.json")))
          .satisfies(
              e ->
                  assertThat(e.getStackTrace())
                      .anyMatch(frame -> frame.getClassName().equals(ErrorTest.class.getName())));
    }
  }

  @Test
  void theUnderlyingErrorIsTheCause() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.RefuseConnect());

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .hasRootCauseInstanceOf(java.net.ConnectException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "../secret.json",
        "VER/../../secret.json",
        "%2e%2e/secret.json",
        "VER/%2E%2E/x.json",
        "/etc/passwd",
        "https://example.com/x.json",
        "VER\\1_tel.json",
        "VER//1_tel.json",
        "VER/",
        "a\u0000b.json",
        "a\nb.json",
        "VER%2F1_tel.json",
        "\ud800.json"
      })
  void pathsThatCouldLeaveTheSessionsFolderAreRefusedAtTheDoor(String path) {
    assertThatThrownBy(() -> World.file(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a\\b", "%2e%2e", "Race\u0007"})
  void namesThatCouldLeaveTheirFolderAreRefusedAtTheDoor(String name) {
    assertThatThrownBy(() -> Resource.json(2021, name, "Race", "drivers.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event");
    assertThatThrownBy(() -> Resource.json(2021, "Belgian Grand Prix", name, "drivers.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("session");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1950, 2017, 2100, 20210})
  void seasonsWithoutFilesAreRefusedAtTheDoor(int season) {
    assertThatThrownBy(() -> Resource.json(season, "Belgian Grand Prix", "Race", "drivers.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(season));
  }

  @ParameterizedTest
  @ValueSource(strings = {"what?.json", "a#b.json", "100%.json", "a b+c&d=e;f.json", "ü/日本.json"})
  void charactersThatMeanSomethingInAUrlReachTheServerAsTheyAre(String path) {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file(path));

      assertThat(world.cdn(1).requests().get(0).path())
          .isEqualTo("2021@main/Belgian Grand Prix/Race/" + path);
    }
  }

  @Test
  void theSamplesNamesMeanThePublishedFiles() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file("laps_VER.json"));
      world.client.fetch(World.file("telemetry_VER_19.json"));

      assertThat(world.cdn(1).requests())
          .extracting(request -> URI.create(request.rawPath()).getPath())
          .satisfiesExactly(
              laps -> assertThat(laps).endsWith("/Race/VER/laptimes.json"),
              telemetry -> assertThat(telemetry).endsWith("/Race/VER/19_tel.json"));
    }
  }
}
