package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.InterruptedFetchException;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Cancelling what a session has begun ends the exchange, at whatever step it is. */
class CancelTest {
  @Test
  void cancellingEndsTheFirstStep() {
    try (World world = Spa.world(Spa.race())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var laps = Spa.session(world).lapsAsync();
      world.cdn(1).awaitStalled(1);

      laps.cancel(true);

      world.cdn(1).awaitAborted(1);
      assertThat(laps).isCancelled();
    }
  }

  @Test
  void cancellingEndsALaterStepAndBeginsNoOther() {
    try (World world = Spa.world(Spa.withoutSessionLaps())) {
      world.cdn(1).faultOn(path -> path.endsWith("/laptimes.json"), new Fault.StallBeforeHeaders());
      var laps = Spa.session(world).loadAsync();
      world.cdn(1).awaitStalled(4);

      laps.cancel(true);

      world.cdn(1).awaitAborted(4);
      assertThat(laps).isCancelled();
    }
  }

  @Test
  void cancellingADerivedStageEndsItToo() {
    try (World world = Spa.world(Spa.race())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var size = Spa.session(world).lap("VER", 1).telemetryAsync().thenApply(t -> t.size());
      world.cdn(1).awaitStalled(1);

      size.cancel(true);

      world.cdn(1).awaitAborted(1);
      assertThat(size).isCancelled();
    }
  }

  @Test
  void interruptingABlockingCallEndsItsExchange() throws InterruptedException {
    try (World world = Spa.world(Spa.race())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var thrown = new AtomicReference<Throwable>();
      var caller =
          new Thread(
              () -> {
                try {
                  Spa.session(world).laps();
                } catch (InterruptedFetchException e) {
                  thrown.set(e);
                }
              });
      caller.start();
      world.cdn(1).awaitStalled(1);

      caller.interrupt();
      caller.join();

      world.cdn(1).awaitAborted(1);
      assertThat(thrown.get()).isInstanceOf(InterruptedFetchException.class);
    }
  }
}
