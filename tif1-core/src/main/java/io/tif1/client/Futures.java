package io.tif1.client;

import io.tif1.client.internal.runtime.OwnLock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waiting for futures the way {@link Fetcher} promises. */
final class Futures {
  private Futures() {}

  /** Waits; rethrows with this thread's stack, and cancels the work when interrupted. */
  static <T> T join(CompletableFuture<T> future) {
    OwnLock.assertMayBlock("waiting for a future");
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedFetchException(e);
    } catch (CancellationException e) {
      // Later JDKs wrap the one that says what was cancelled, and why.
      throw e.getCause() instanceof CancellationException told ? told : e;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Tif1Exception known) {
        throw known.asSeenHere();
      }
      if (cause instanceof CancellationException cancelled) {
        throw cancelled;
      }
      if (cause instanceof RuntimeException callers) {
        throw callers; // thrown by a sink or a supplier of the caller's
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw Futures.<RuntimeException>undeclared(cause == null ? e : cause);
    }
  }

  /**
   * Throws a checked exception that a sink or a supplier threw without declaring it, as code in
   * Kotlin does: whoever wrote that expects it here.
   */
  @SuppressWarnings("unchecked") // that is the point: the compiler does not see it
  private static <E extends Throwable> RuntimeException undeclared(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
