package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.function.LongSupplier;

/** Breaks: has the clock read in a lambda. */
final class ReadsTheClockInALambda {
  LongSupplier now() {
    return () -> System.currentTimeMillis();
  }
}
