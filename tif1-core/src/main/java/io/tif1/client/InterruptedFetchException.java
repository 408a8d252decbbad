package io.tif1.client;

/**
 * The thread was interrupted while it waited in a blocking call. The fetch has been cancelled and
 * the thread's interrupt status is set again.
 *
 * @since 0.1
 */
public final class InterruptedFetchException extends Tif1Exception {
  private static final long serialVersionUID = 1L;

  InterruptedFetchException(InterruptedException cause) {
    super("interrupted while waiting for a fetch; the fetch was cancelled", cause);
  }

  @Override
  InterruptedFetchException asSeenHere() {
    return this; // Thrown by the waiting thread itself.
  }
}
