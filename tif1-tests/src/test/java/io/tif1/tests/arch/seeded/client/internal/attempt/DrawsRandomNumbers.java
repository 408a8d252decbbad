package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.ThreadLocalRandom;

/** Breaks: draws a random number. */
final class DrawsRandomNumbers {
  double next() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
