package io.tif1.cli;

import java.util.function.IntSupplier;

/**
 * What to do if the JVM is told to end (Ctrl-C, SIGTERM, SIGHUP) before {@link #close}. The JVM
 * waits for it, so that nothing is left half-done.
 */
final class OnInterrupt implements AutoCloseable {
  private final Thread hook;
  private volatile boolean happened;

  private OnInterrupt(Runnable cleanUp) {
    this.hook =
        new Thread(
            () -> {
              happened = true;
              cleanUp.run();
            },
            "tif1-interrupt");
  }

  static OnInterrupt run(Runnable cleanUp) {
    var result = new OnInterrupt(cleanUp);
    Runtime.getRuntime().addShutdownHook(result.hook);
    return result;
  }

  /**
   * Does work that the cleaning up may take away what it needs of, so that what it throws then
   * tells nothing.
   *
   * @return the exit code
   */
  int during(IntSupplier work) {
    try {
      int code = work.getAsInt();
      return happened ? ExitCode.INTERRUPTED : code;
    } catch (RuntimeException e) {
      if (happened) {
        return ExitCode.INTERRUPTED;
      }
      throw e;
    }
  }

  /** Whether the JVM is ending. */
  boolean happened() {
    return happened;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      happened = true; // The JVM is ending already; the hook runs or has run.
    }
  }
}
