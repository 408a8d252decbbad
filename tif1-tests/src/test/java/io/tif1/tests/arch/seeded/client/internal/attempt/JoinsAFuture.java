package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.CompletableFuture;

/** Breaks: waits for a future. */
final class JoinsAFuture {
  String result(CompletableFuture<String> future) {
    return future.join();
  }
}
