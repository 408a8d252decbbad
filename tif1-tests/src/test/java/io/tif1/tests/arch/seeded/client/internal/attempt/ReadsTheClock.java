package io.tif1.tests.arch.seeded.client.internal.attempt;

/** Breaks: reads the clock. */
final class ReadsTheClock {
  long now() {
    return System.nanoTime();
  }
}
