package io.tif1.cli;

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
