package io.tif1.cli;

/** What of the log is shown. The logger reads its settings once, when its first logger is made. */
final class Logging {
  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /**
   * Sets the logger up: warnings only, or with {@code verbose} what the client does, each line with
   * the milliseconds since the program began.
   */
  static void configure(boolean verbose) {
    set("defaultLogLevel", "warn");
    set("log.io.tif1", verbose ? "debug" : "warn");
    // Reports as errors what the client deals with, such as a stream that a server reset.
    set("log.io.vertx", "off");
    set("showThreadName", "false");
    set("showShortLogName", "true");
    set("showDateTime", Boolean.toString(verbose));
    set("logFile", "System.err");
  }

  /** A property that the user gave to the JVM stays. */
  private static void set(String name, String value) {
    if (System.getProperty(PREFIX + name) == null) {
      System.setProperty(PREFIX + name, value);
    }
  }
}
