package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Breaks: times out on a clock of the JDK. */
final class TimesOut {
  CompletableFuture<String> soon(CompletableFuture<String> future) {
    return future.orTimeout(1, TimeUnit.SECONDS);
  }
}
