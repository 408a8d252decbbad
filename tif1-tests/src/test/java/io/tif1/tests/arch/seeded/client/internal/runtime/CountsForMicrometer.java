package io.tif1.tests.arch.seeded.client.internal.runtime;

import io.micrometer.core.instrument.MeterRegistry;

/** Breaks: Micrometer is optional, so only its binder may name it. */
interface CountsForMicrometer {
  MeterRegistry registry();
}
