package io.tif1.client.internal.pipe;

import java.util.concurrent.CompletableFuture;

/**
 * What an inner room does: an attempt in, a checked body out. The future fails with an {@link
 * AttemptFailure} and nothing else, soon after the attempt's cancellation if it was uttered.
 */
@FunctionalInterface
public interface AttemptStage {
  CompletableFuture<Payload> run(Attempt attempt);
}
