package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Breaks: waits in real time. */
final class WaitsAWhile {
  boolean until(CountDownLatch latch) throws InterruptedException {
    return latch.await(1, TimeUnit.SECONDS);
  }
}
