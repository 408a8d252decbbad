package io.tif1.testkit.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final long SECOND = 1_000_000_000;

  private final Shape shape = new Shape(1);

  @Test
  void deliversAtOnceByDefault() {
    assertThat(shape.arrival(100, 5000)).isEqualTo(100);
  }

  @Test
  void addsTheDelay() {
    shape.delay(30);
    assertThat(shape.arrival(100, 1)).isEqualTo(130);
  }

  @Test
  void takesTheTimeThatTheRateAsksFor() {
    shape.rate(1000);
    assertThat(shape.arrival(0, 500)).isEqualTo(SECOND / 2);
  }

  @Test
  void putsParcelsBehindOneAnother() {
    shape.rate(1000);
    shape.arrival(0, 1000);
    assertThat(shape.arrival(0, 1000)).isEqualTo(2 * SECOND);
  }

  @Test
  void doesNotSaveUpAnIdleWire() {
    shape.rate(1000);
    shape.arrival(0, 1000);
    assertThat(shape.arrival(10 * SECOND, 1000)).isEqualTo(11 * SECOND);
  }

  @Test
  void pausesForEachLostSegment() {
    shape.loss(1.0, 200);
    assertThat(shape.arrival(0, 2 * 1460)).isEqualTo(400);
  }

  @Test
  void losesAboutTheShareItIsTold() {
    shape.loss(0.01, 1);
    assertThat(shape.arrival(0, 1460 * 100_000)).isBetween(800L, 1200L);
  }

  @Test
  void losesTheSameForTheSameSeed() {
    Shape other = new Shape(1);
    shape.loss(0.1, 1);
    other.loss(0.1, 1);
    assertThat(shape.arrival(0, 1_000_000)).isEqualTo(other.arrival(0, 1_000_000));
  }

  @Test
  void holdsTwiceWhatIsInTransitOnAFatLink() {
    shape.rate(100_000_000);
    shape.delay(SECOND / 10);
    assertThat(shape.windowBytes()).isEqualTo(20_000_000);
  }
}
