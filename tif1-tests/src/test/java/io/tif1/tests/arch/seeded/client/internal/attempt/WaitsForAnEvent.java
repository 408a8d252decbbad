package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.CountDownLatch;

/** Keeps: waits for something to happen, however long it takes. */
final class WaitsForAnEvent {
  void until(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }
}
