package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.ThreadLocalRandom;

/** Breaks: rolls dice. */
final class RollsDice {
  double next() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
