package io.tif1.client.internal;

import java.util.concurrent.Executor;

/** Telling callers how it ended, on a thread where they may block if there is one. */
final class Callbacks {
  private Callbacks() {}

  /**
   * Runs {@code task} on one of {@code threads}, or here if they take none: because the client is
   * closed, or because the process can start no thread. Somebody waits for it.
   */
  static void run(Executor threads, Runnable task) {
    try {
      threads.execute(task);
    } catch (Throwable notTaken) {
      task.run();
    }
  }
}
