package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Breaks: starts a timer. */
final class StartsATimer {
  ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor();
  }
}
