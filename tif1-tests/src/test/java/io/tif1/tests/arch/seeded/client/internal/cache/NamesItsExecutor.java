package io.tif1.tests.arch.seeded.client.internal.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Keeps: says where it runs. */
final class NamesItsExecutor {
  CompletableFuture<String> begin(Executor threads) {
    return CompletableFuture.supplyAsync(() -> "", threads).thenApply(String::trim);
  }
}
