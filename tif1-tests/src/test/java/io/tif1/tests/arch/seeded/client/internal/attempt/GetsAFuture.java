package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Breaks: waits for a future of its own kind. */
final class GetsAFuture {
  /** Its own kind. */
  static final class Mine extends CompletableFuture<String> {}

  Callable<String> result(Mine future) {
    return future::get;
  }
}
