package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Laps;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.World;
import org.junit.jupiter.api.Test;

/** The laps of a whole session, wherever they are published. */
class LapsTest {
  @Test
  void theSessionsFileIsOneRequest() {
    SimulatedSession race = Spa.race();
    try (World world = Spa.world(race)) {
      Laps laps = Spa.session(world).laps();

      assertThat(laps.size()).isEqualTo(race.facts().laps());
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void withoutItTheDriversFilesAreAskedFor() {
    SimulatedSession race = Spa.withoutSessionLaps();
    try (World world = Spa.world(race)) {
      Laps laps = Spa.session(world).laps();

      assertThat(laps.size()).isEqualTo(race.facts().laps());
      assertThat(laps.driver().distinct()).isEqualTo(Spa.codes(race));
      assertThat(world.cdn(1).requestCount()).isEqualTo(2 + race.drivers().size());
    }
  }

  @Test
  void loadingIsFiveRequests() {
    try (World world = Spa.world(Spa.race())) {
      var loaded = Spa.session(world).load();

      assertThat(loaded.isComplete()).as("%s", loaded).isTrue();
      assertThat(world.cdn(1).requestCount()).isEqualTo(5);
    }
  }
}
