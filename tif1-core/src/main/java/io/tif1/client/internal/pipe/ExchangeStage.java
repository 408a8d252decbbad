package io.tif1.client.internal.pipe;

import java.util.concurrent.CompletableFuture;

/**
 * What a room at the wire does: an attempt in, the bytes of a good answer out; fails as {@link
 * AttemptStage}.
 */
@FunctionalInterface
public interface ExchangeStage {
  CompletableFuture<Answer> run(Attempt attempt);
}
