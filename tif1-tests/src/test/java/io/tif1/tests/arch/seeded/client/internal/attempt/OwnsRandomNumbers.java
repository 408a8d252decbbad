package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.Random;

/** Breaks: has random numbers of its own. */
final class OwnsRandomNumbers {
  Random random() {
    return new Random(1);
  }
}
