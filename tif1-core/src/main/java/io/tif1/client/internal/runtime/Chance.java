package io.tif1.client.internal.runtime;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** The one place where random numbers come from. */
public final class Chance {
  private Chance() {}

  /** Numbers from 0 (inclusive) to 1, evenly spread, from any thread. */
  public static DoubleSupplier random() {
    return () -> ThreadLocalRandom.current().nextDouble();
  }
}
