package io.tif1.client.internal;

import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.runtime.OwnLock;
import java.util.concurrent.CompletableFuture;

/**
 * A future whose cancelling ends the work behind it; so does cancelling a future derived from it,
 * since that is the one that callers hold.
 */
final class CancellingFuture<T> extends CompletableFuture<T> {
  private final Cancellation cancellation;

  CancellingFuture(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    OwnLock.assertNoneHeld("what waits for a future");
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      cancellation.cancel();
    }
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CancellingFuture<>(cancellation);
  }
}
