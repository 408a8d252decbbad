package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.tests.support.World;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A connection is for the host that it was opened for, whatever else its certificate covers. */
class OneHostAConnectionTest {
  @Test
  void c15_twoNamesOfOneServerDoNotShareAConnection() {
    try (World world = World.of(1, World.asIs())) {
      URI one = world.url(1, "a.json");
      URI other = URI.create(one.toString().replace("//localhost:", "//127.0.0.1:"));
      assertThat(other).isNotEqualTo(one);

      world.client.http().get(one);
      world.client.http().get(other);
      world.client.http().get(one);

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(2);
      assertThat(world.client.connectionStats().connectionsReused()).isEqualTo(1);
    }
  }
}
