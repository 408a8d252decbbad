package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.time.Instant;

/** Breaks: asks for the time of day. */
final class TellsTheDate {
  Instant now() {
    return Instant.now();
  }
}
