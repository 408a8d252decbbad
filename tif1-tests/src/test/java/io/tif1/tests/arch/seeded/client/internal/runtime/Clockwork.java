package io.tif1.tests.arch.seeded.client.internal.runtime;

import java.util.concurrent.ThreadLocalRandom;

/** Keeps: this is where the clock and random numbers belong. */
final class Clockwork {
  long now() {
    return System.nanoTime() + ThreadLocalRandom.current().nextInt(2);
  }
}
