package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FileStatus;
import io.tif1.client.LoadedSession;
import io.tif1.client.NotFoundException;
import io.tif1.client.Part;
import io.tif1.client.Session;
import io.tif1.model.calendar.EventSession;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ServerCertificate;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.World;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kept a file away, in a word. */
class StatusTest {
  private static final SimulatedSession RACE = Spa.race();

  private static FileStatus ofDrivers(Session session) {
    return session.load(Part.DRIVERS).report().files().get(0).status();
  }

  /** The first session that begins after the clock of the world. */
  private static EventSession next(World world) {
    return world.client.nextEvent().orElseThrow().lastSession();
  }

  @Test
  void aSessionToComeIsNotRun() {
    try (World world = Spa.world(path -> null)) {
      EventSession race = next(world);
      world.time.jumpWallClock(
          Duration.between(world.time.instant(), race.startInstant()).minusHours(50));
      LoadedSession loaded = world.client.session(race.key()).load(Part.DRIVERS);

      assertThat(loaded.report().files().get(0).status()).isEqualTo(FileStatus.NOT_RUN);
      assertThat(loaded.isComplete()).isFalse();
      assertThat(loaded.report().files().get(0).message())
          .endsWith(
              "drivers.json is not published: by the calendar the session starts at "
                  + race.startInstant()
                  + ", in 2 days; files follow after it");
    }
  }

  @Test
  void aSessionThatMayStillRunIsNotRun() {
    try (World world = Spa.world(path -> null)) {
      EventSession race = next(world);
      world.time.jumpWallClock(
          Duration.between(world.time.instant(), race.startInstant()).plusMinutes(179));

      assertThat(ofDrivers(world.client.session(race.key()))).isEqualTo(FileStatus.NOT_RUN);
    }
  }

  @Test
  void aSessionThatHasBeenRunIsMissing() {
    try (World world = Spa.world(path -> null)) {
      EventSession race = next(world);
      world.time.jumpWallClock(
          Duration.between(world.time.instant(), race.startInstant()).plusMinutes(180));

      assertThat(ofDrivers(world.client.session(race.key()))).isEqualTo(FileStatus.MISSING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theErrorSaysWhenTheSessionStarts(Way way) {
    try (World world = Spa.world(path -> null)) {
      EventSession race = next(world);
      world.time.jumpWallClock(
          Duration.between(world.time.instant(), race.startInstant()).minusHours(1));
      Session session = world.client.session(race.key());

      assertThatThrownBy(() -> way.ask(session::laps, session::lapsAsync))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("by the calendar the session starts at " + race.startInstant())
          .extracting(e -> ((NotFoundException) e).plannedStart())
          .isEqualTo(race.startInstant());
    }
  }

  @Test
  void aBodyThatCannotBeReadIsBroken() {
    try (World world = Spa.world(path -> "[]".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      assertThat(ofDrivers(Spa.session(world))).isEqualTo(FileStatus.BROKEN);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 451})
  void aRefusalIsBlocked(int status) {
    try (World world = Spa.world(RACE)) {
      world.cdn(1).faultAlways(Fault.status(status));

      assertThat(ofDrivers(Spa.session(world))).isEqualTo(FileStatus.BLOCKED);
    }
  }

  @Test
  void connectionsThatAreRefusedAreBlocked() {
    try (World world = Spa.world(RACE)) {
      world.cdn(1).faultAlways(new Fault.RefuseConnect());

      assertThat(ofDrivers(Spa.session(world))).isEqualTo(FileStatus.BLOCKED);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsBlocked() {
    try (World world = Spa.world(RACE)) {
      world.cdn(1).faultAlways(new Fault.BadCertificate(ServerCertificate.Flaw.SELF_SIGNED));

      assertThat(ofDrivers(Spa.session(world))).isEqualTo(FileStatus.BLOCKED);
    }
  }

  @Test
  void oneCdnThatIsBlockedIsNoExcuseForAnotherThatFails() {
    try (World world = World.of(2, Spa.once(), RACE)) {
      world.cdn(1).faultAlways(Fault.status(500));
      world.cdn(2).faultAlways(Fault.status(403));

      assertThat(ofDrivers(Spa.session(world))).isEqualTo(FileStatus.FAILED);
    }
  }

  @Test
  void whatTheCacheDoesNotHoldIsAnOfflineMiss() {
    try (World world = Spa.world(RACE)) {
      Session offline = world.client.with(o -> o.withCache(CachePolicy.ONLY)).session(Spa.RACE);
      Spa.session(world).drivers();

      LoadedSession loaded = offline.load(Part.DRIVERS, Part.CORNERS);

      assertThat(loaded.drivers()).isPresent();
      assertThat(loaded.report().lacking())
          .extracting(file -> file.resource().path() + " " + file.status())
          .containsExactly("corners.json " + FileStatus.OFFLINE_MISS);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void whatWasCachedOfADriverIsHadOfflineWithoutTheSessionsFile() {
    SimulatedSession race = Spa.withoutSessionLaps();
    try (World world = Spa.world(race)) {
      Spa.session(world).laps();
      Session offline = world.client.with(o -> o.withCache(CachePolicy.ONLY)).session(Spa.RACE);

      assertThat(offline.laps().size()).isEqualTo(race.facts().laps());
    }
  }

  @Test
  void whatIsOlderThanItShouldBeForWantOfANetworkIsStale(@TempDir Path directory) {
    try (World world =
        World.of(1, c -> Spa.once().apply(c).cacheDir(directory).cacheMaxBytes(10_000_000), RACE)) {
      Spa.session(world).drivers();
      world.time.advance(Duration.ofDays(31));
      world.cdn(1).faultAlways(new Fault.RefuseConnect());

      LoadedSession loaded = Spa.session(world).load(Part.DRIVERS);

      assertThat(loaded.drivers()).isPresent();
      assertThat(loaded.isComplete()).isTrue();
      assertThat(loaded.toString()).contains("STALE   drivers.json  disk  31 d");
    }
  }

  @Test
  void aClosedClientIsAskedOnceAndNoMore() {
    World world = Spa.world(RACE);
    Session session = Spa.session(world);
    world.close();

    assertThatThrownBy(session::laps)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("the client is closed");
  }
}
