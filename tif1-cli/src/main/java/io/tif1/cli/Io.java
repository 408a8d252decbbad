package io.tif1.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * The streams of one run and what is known of them. Results go to {@code out}; progress, summary
 * and errors to {@code err}.
 *
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person watches {@code err}, so that a line may be drawn again
 * @param colour whether colours are welcome on streams that are terminals
 * @param columns how wide the terminal is
 * @param rows how high the terminal is
 */
record Io(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colour,
    int columns,
    int rows) {
  /** On a terminal, texts of others are shown and not obeyed. */
  Io {
    out = outIsTerminal ? SafeStream.to(out) : out;
    err = errIsTerminal ? SafeStream.to(err) : err;
  }

  private static final int USUAL_COLUMNS = 80;
  private static final int USUAL_ROWS = 24;

  /** Deeper than any line that is written begins. */
  private static final int WRAPPED_INDENT = 9;

  /** With a terminal of usual height. */
  Io(
      InputStream in,
      PrintStream out,
      PrintStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      boolean colour,
      int columns) {
    this(in, out, err, outIsTerminal, errIsTerminal, colour, columns, USUAL_ROWS);
  }

  /** Those of the process. */
  static Io system() {
    Map<String, String> environment = System.getenv();
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    int columns = Integer.getInteger("tif1.columns", USUAL_COLUMNS);
    int rows = Integer.getInteger("tif1.rows", USUAL_ROWS);
    return new Io(
        System.in,
        new ResultStream(new FileOutputStream(FileDescriptor.out), charsetOfOut()),
        System.err,
        isTerminal("tif1.stdout.terminal"),
        !dumb && isTerminal("tif1.stderr.terminal"),
        !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        columns < 20 ? USUAL_COLUMNS : columns,
        rows < 10 ? USUAL_ROWS : rows);
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

  /** The encoding of the JVM's own stream, which does not tell it before Java 18. */
  private static Charset charsetOfOut() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** Whether {@code out} may have colours. */
  boolean outColour() {
    return colour && outIsTerminal;
  }

  /** Whether {@code err} may have colours. */
  boolean errColour() {
    return colour && errIsTerminal;
  }

  /**
   * Sees to it that results went out.
   *
   * @throws ReaderGoneException if nobody reads them any more, as behind {@code | head}
   * @throws UncheckedIOException if they did not go out for another reason
   */
  void checkResults() {
    if (out.checkError()) {
      if (SafeStream.raw(out) instanceof ResultStream results && results.isReaderGone()) {
        throw new ReaderGoneException();
      }
      String problem = "cannot write to standard output: is the disk full?";
      throw new UncheckedIOException(problem, new IOException(problem));
    }
  }

  /** Where results go that are data in UTF-8: byte for byte unless a person reads them. */
  OutputStream data() {
    return outIsTerminal ? new SafeOutput(SafeStream.raw(out)) : out;
  }

  /** Where a line is drawn again and again: {@code err}, which obeys what is printed to it. */
  PrintStream drawing() {
    return SafeStream.raw(err);
  }

  /** Writes a line for a person to {@code out}; on a terminal, in as many as it takes. */
  void print(String line) {
    if (outIsTerminal) {
      Texts.wrapped(SafeText.lines(line), columns, WRAPPED_INDENT).forEach(out::println);
    } else {
      out.println(SafeText.lines(line));
    }
  }

  /** Writes a line for a person to {@code err}. */
  void say(String line) {
    err.println(SafeText.lines(line));
  }

  /** Writes an error for a person to {@code err}: what was asked, what happened, what to do. */
  void complain(String problem) {
    err.println("tif1: " + SafeText.lines(problem));
  }
}
