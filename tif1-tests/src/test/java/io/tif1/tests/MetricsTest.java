package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tif1.client.metrics.Tif1Metrics;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import org.junit.jupiter.api.Test;

/** The client's counters as meters. */
class MetricsTest {
  @Test
  void metersShowWhatTheClientCounts() {
    try (World world = World.of(2, b -> b.maxRetries(0).circuitBreakerThreshold(1))) {
      var registry = new SimpleMeterRegistry();
      new Tif1Metrics(world.client).bindTo(registry);
      world.cdn(1).faultAlways(Fault.status(500));
      world.client.fetchAll(World.files(3));
      world.client.fetch(World.files(1).get(0));

      var succeeded = registry.get("tif1.fetches").tag("result", "succeeded").functionCounter();
      assertThat(succeeded.count()).isEqualTo(4);
      assertThat(registry.get("tif1.cache").tag("event", "memory-hit").functionCounter().count())
          .isEqualTo(1);
      assertThat(registry.get("tif1.attempts").functionCounter().count())
          .isEqualTo(world.client.stats().attempts());
      assertThat(registry.get("tif1.http.requests").functionCounter().count())
          .isEqualTo(world.client.connectionStats().totalRequests());
      assertThat(registry.get("tif1.cdn.breaker").tag("cdn", world.name(1)).gauge().value())
          .isEqualTo(1);
      assertThat(registry.get("tif1.cdn.breaker").tag("cdn", world.name(2)).gauge().value())
          .isZero();
    }
  }
}
