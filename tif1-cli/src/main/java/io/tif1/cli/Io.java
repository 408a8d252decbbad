package io.tif1.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The streams of one run and what is known of them. Results go to {@code out}; progress, summary
 * and errors to {@code err}.
 *
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person watches {@code err}, so that a line may be drawn again
 * @param colour whether colours are welcome
 * @param columns how wide the terminal is
 */
record Io(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colour,
    int columns) {
  private static final int USUAL_COLUMNS = 80;

  /** Those of the process. */
  static Io system() {
    Map<String, String> environment = System.getenv();
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean err = !dumb && isTerminal("tif1.stderr.terminal");
    boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty() && err;
    int columns = Integer.getInteger("tif1.columns", USUAL_COLUMNS);
    return new Io(
        System.in,
        System.out,
        System.err,
        isTerminal("tif1.stdout.terminal"),
        err,
        colour,
        columns < 20 ? USUAL_COLUMNS : columns);
  }

  /**
   * The launcher knows each stream and says so in a property. Without it, the JVM knows only
   * whether both standard input and output are a terminal.
   */
  @SuppressWarnings("SystemConsoleNull") // Main asks for the console that is null without one
  private static boolean isTerminal(String property) {
    String told = System.getProperty(property);
    return told == null ? System.console() != null : Boolean.parseBoolean(told);
  }

  /**
   * Sees to it that results went out.
   *
   * @throws UncheckedIOException if they did not
   */
  void checkResults() {
    if (out.checkError()) {
      String problem = "cannot write to standard output: is the disk full, or the reader gone?";
      throw new UncheckedIOException(problem, new IOException(problem));
    }
  }

  /** Writes a line for a person to {@code err}. */
  void say(String line) {
    err.println(line);
  }

  /** Writes an error for a person to {@code err}: what was asked, what happened, what to do. */
  void complain(String problem) {
    err.println("tif1: " + problem);
  }
}
