package io.tif1.client.internal.join;

import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.FetchStage;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** One transfer and those who wait for it. When the last of them leaves before its end, it ends. */
final class Flight {
  /** The fetch under whose terms it flies. */
  final Fetch leader;

  final CompletableFuture<Payload> landed = new CompletableFuture<>();
  private final Cancellation cancellation = new Cancellation();

  /** Who waits; 0 once all have left, and then for ever. Begins with the leader. */
  private final AtomicInteger aboard = new AtomicInteger(1);

  Flight(Fetch leader) {
    this.leader = leader;
  }

  /** Adds one who waits; false if the flight is being abandoned. */
  boolean board() {
    return aboard.getAndUpdate(n -> n == 0 ? 0 : n + 1) != 0;
  }

  /** One who waited does so no more. */
  void leave() {
    if (aboard.decrementAndGet() == 0) {
      cancellation.cancel(); // nothing to end if it has landed
    }
  }

  void take(FetchStage next, Runnable beforeLanding) {
    Stages.call(next, leader.with(cancellation))
        .whenComplete(
            (payload, problem) -> {
              beforeLanding.run();
              Stages.end(landed, payload, problem);
            });
  }
}
