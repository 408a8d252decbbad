package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.function.LongSupplier;

/** Breaks: has the clock read, without a call in the source. */
final class ReadsTheClockByReference {
  LongSupplier now() {
    return System::nanoTime;
  }
}
