package io.tif1.tests.arch.seeded.client.metrics;

import io.micrometer.core.instrument.MeterRegistry;

/** Keeps: this is where Micrometer belongs. */
interface Binder {
  MeterRegistry registry();
}
