package io.tif1.tests.arch.seeded.client.internal.cache;

import java.util.concurrent.CompletionStage;

/** Breaks: goes on on the common pool. */
final class GoesOnOnTheCommonPool {
  CompletionStage<String> then(CompletionStage<String> stage) {
    return stage.thenApplyAsync(text -> text + ".");
  }
}
