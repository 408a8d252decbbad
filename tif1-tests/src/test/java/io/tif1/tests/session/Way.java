package io.tif1.tests.session;

import io.tif1.client.Tif1Exception;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The two ways of asking a session; every behaviour is the same by both. */
enum Way {
  BLOCKING,
  ASYNC;

  /** What it gives; throws what it fails with. */
  <T> T ask(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
    if (this == BLOCKING) {
      return blocking.get();
    }
    try {
      return async.get().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Tif1Exception known) {
        throw known;
      }
      throw e;
    }
  }
}
