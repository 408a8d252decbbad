package io.tif1.tests.arch.seeded.client;

import java.util.concurrent.CompletableFuture;

/** Keeps: the blocking half of the API is there to wait. */
final class Waits {
  String result(CompletableFuture<String> future) {
    return future.join();
  }
}
