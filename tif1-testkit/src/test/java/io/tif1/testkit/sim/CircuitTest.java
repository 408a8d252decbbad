package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CircuitTest {
  @Property(tries = 100)
  void isClosedAndWithoutJumps(@ForAll long seed) {
    Circuit circuit = Circuit.of(seed, "Simulated Grand Prix");
    for (double d = 0; d < circuit.lengthM(); d += circuit.stepM) {
      double dx = circuit.xAt(d + circuit.stepM) - circuit.xAt(d);
      double dy = circuit.yAt(d + circuit.stepM) - circuit.yAt(d);
      assertThat(Math.hypot(dx, dy) / 10).isBetween(circuit.stepM * 0.5, circuit.stepM * 1.001);
    }
  }

  @Property(tries = 100)
  void goesRoundOnce(@ForAll long seed) {
    double turned = 0;
    Circuit circuit = Circuit.of(seed, "Simulated Grand Prix");
    for (double curvature : circuit.profile.curvature) {
      turned += curvature * circuit.stepM;
    }
    assertThat(turned).isCloseTo(2 * Math.PI, within(1e-6));
  }

  @Property(tries = 100)
  void lapsTakeOneToTwoAndAHalfMinutes(@ForAll long seed) {
    assertThat(Circuit.of(seed, "Simulated Grand Prix").referenceLapTimeS()).isBetween(50.0, 150.0);
  }

  @Property(tries = 100)
  void cornersAreNumberedAlongTheTrackAndOnIt(@ForAll long seed) {
    Circuit circuit = Circuit.of(seed, "Simulated Grand Prix");
    double before = -1;
    int number = 0;
    for (Corner corner : circuit.corners()) {
      assertThat(corner.number()).isEqualTo(++number);
      assertThat(corner.distanceM()).isGreaterThan(before).isLessThan(circuit.lengthM());
      assertThat(circuit.xAt(corner.distanceM())).isCloseTo(corner.x(), within(1e-6));
      assertThat(corner.angleDeg()).isBetween(-360.0, 360.0);
      before = corner.distanceM();
    }
    assertThat(number).isBetween(10, 25);
  }

  @Property(tries = 100)
  void theLineIsOnAStraight(@ForAll long seed) {
    Circuit circuit = Circuit.of(seed, "Simulated Grand Prix");
    assertThat(circuit.profile.curvature[0]).isCloseTo(0, within(1e-6));
  }
}
