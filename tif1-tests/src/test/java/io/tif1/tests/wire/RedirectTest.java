package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.HttpAnswer;
import io.tif1.testkit.Fault;
import io.tif1.testkit.SeenRequest;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a server sends us, and where we do not go. */
class RedirectTest {
  /** A chain of {@code count} redirects: from 1.json to 2.json and so on; the last is a file. */
  private static void chain(World world, int count) {
    for (int i = 1; i <= count; i++) {
      String from = "Race/" + i + ".json";
      world.cdn(1).faultOn(path -> path.endsWith(from), location((i + 1) + ".json"));
    }
  }

  private static Fault location(String location) {
    return new Fault.Status(302, Map.of("location", location), "");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsFollowed(int status) {
    try (World world = World.of(1, World.asIs())) {
      URI to = world.url(1, "other.json");
      world.cdn(1).faultNext(new Fault.Status(status, Map.of("location", to.toString()), ""));

      HttpAnswer answer = world.client.http().get(world.url(1, "a.json"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.uri()).isEqualTo(to);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void fiveRedirectsAreFollowed(Door door) {
    try (World world = World.of(1, World.asIs())) {
      chain(world, 5);

      assertThat(door.fetch(world.client, World.file("1.json")).text()).contains("6.json");
      assertThat(world.cdn(1).requestCount()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void theSixthRedirectIsNotFollowed(Door door) {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      chain(world, 6);

      assertThatThrownBy(() -> door.fetch(world.client, World.file("1.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("more than 5 redirects")
          .hasMessageContaining("7.json");
      assertThat(world.cdn(1).requestCount()).isEqualTo(6);
    }
  }

  @Test
  void aRedirectLoopCostsSixRequests() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.RedirectLoop());

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("more than 5 redirects");
      assertThat(world.cdn(1).requestCount()).isEqualTo(6);
    }
  }

  @Test
  void howManyRedirectsAreFollowedIsASetting() {
    try (World world = World.of(1, b -> b.maxRedirects(0))) {
      chain(world, 1);

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "1.json")))
          .hasMessageContaining("more than 0 redirects");
    }
  }

  @Test
  void aRedirectToAnotherCdnIsFollowed() {
    try (World world = World.of(2, World.asIs())) {
      world.cdn(1).faultNext(new Fault.RedirectTo(world.url(2, "drivers.json")));

      world.client.fetch(World.file("drivers.json"));

      assertThat(world.cdn(2).requestCount()).isEqualTo(1);
      assertThat(world.client.stats().failovers()).isZero();
    }
  }

  @Test
  void onlyWhatSaysWhoAsksForWhatGoesAlongWhenARedirectLeadsToAnotherServer() {
    try (World world = World.of(2, World.asIs())) {
      world.cdn(1).faultNext(new Fault.RedirectTo(world.url(2, "drivers.json")));

      world
          .client
          .http()
          .getAsync(
              world.url(1, "a.json"),
              Map.of(
                  "Authorization", "Bearer x",
                  "Cookie", "c=1",
                  "X-Api-Key", "7",
                  "Accept-Language", "de"))
          .join();

      SeenRequest last = world.cdn(2).requests().get(0);
      assertThat(last.header("Authorization")).isEmpty();
      assertThat(last.header("Cookie")).isEmpty();
      assertThat(last.header("X-Api-Key")).isEmpty();
      assertThat(last.header("Accept-Language")).contains("de");
    }
  }

  @Test
  void credentialsGoAlongOnTheSameServer() {
    try (World world = World.of(1, World.asIs())) {
      chain(world, 1);

      world
          .client
          .http()
          .getAsync(world.url(1, "1.json"), Map.of("Authorization", "Bearer x"))
          .join();

      assertThat(world.cdn(1).requests())
          .allSatisfy(r -> assertThat(r.header("Authorization")).contains("Bearer x"));
    }
  }

  @Test
  void aRedirectFromHttpsToHttpIsNotFollowedEvenOnThisMachine() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.RedirectToHttp());

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("a redirect from https to http");
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://localhost/a", "file:///etc/hosts", "javascript:1"})
  void aRedirectOutOfHttpIsNotFollowed(String location) {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(location(location));

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("no http URL")
          .hasMessageContaining(location);
    }
  }

  @Test
  void aRedirectWithoutALocationIsAnError() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(302));

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .hasMessageContaining("HTTP 302")
          .hasMessageContaining("without a Location");
    }
  }

  @Test
  void aLocationMayBeRelativeToTheHost() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(location(world.url(1, "b.json").getRawPath()));

      assertThat(world.client.http().get(world.url(1, "a.json")).uri())
          .isEqualTo(world.url(1, "b.json"));
    }
  }

  @Test
  void aLocationMayBeAQueryAlone() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(location("?v=2"));

      assertThat(world.client.http().get(world.url(1, "a.json")).uri())
          .isEqualTo(URI.create(world.url(1, "a.json") + "?v=2"));
    }
  }

  @Test
  void aLocationMayHaveSpacesAndAFragment() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(location("a b.json#top"));

      assertThat(world.client.http().get(world.url(1, "a.json")).uri())
          .isEqualTo(world.url(1, "a%20b.json"));
    }
  }
}
