package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.time.Clock;

/** Breaks: takes a clock from the JDK. */
final class HasAClock {
  Clock clock() {
    return Clock.systemUTC();
  }
}
