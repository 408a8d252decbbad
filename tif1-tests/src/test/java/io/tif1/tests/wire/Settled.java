package io.tif1.tests.wire;

import io.tif1.testkit.LeakCheck;
import java.util.function.IntSupplier;

/** Waits for a number that the other side of a socket learns of a moment later. */
final class Settled {
  private Settled() {}

  /** Waits in real time, at most 30 seconds, until {@code number} is {@code wanted}. */
  static void await(String name, IntSupplier number, int wanted) {
    LeakCheck.begin("no-thread-is-called-so-")
        .probe(name + " other than " + wanted, () -> number.getAsInt() == wanted ? 0 : 1)
        .verify();
  }
}
