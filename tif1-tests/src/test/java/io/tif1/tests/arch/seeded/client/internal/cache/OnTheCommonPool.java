package io.tif1.tests.arch.seeded.client.internal.cache;

import java.util.concurrent.CompletableFuture;

/** Breaks: begins on the common pool. */
final class OnTheCommonPool {
  CompletableFuture<String> begin() {
    return CompletableFuture.supplyAsync(() -> "");
  }
}
