package io.tif1.client.internal.pipe;

import java.util.concurrent.CompletableFuture;

/**
 * What an outer room does: a fetch in, a checked body out. The future fails with a {@link
 * io.tif1.client.Tif1Exception}, or with a {@link java.util.concurrent.CancellationException} soon
 * after the fetch's cancellation was uttered.
 */
@FunctionalInterface
public interface FetchStage {
  CompletableFuture<Payload> run(Fetch fetch);
}
