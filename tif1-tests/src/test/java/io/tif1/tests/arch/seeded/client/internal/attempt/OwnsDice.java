package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.Random;

/** Breaks: has dice of its own. */
final class OwnsDice {
  Random dice() {
    return new Random(1);
  }
}
