package io.tif1.cli;

/** What the program tells the shell. Documented in the help of every command. */
final class ExitCode {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int MISSING = 3;
  static final int PARTIAL = 4;

  /** What a shell reports of a program that Ctrl-C ended. */
  static final int INTERRUPTED = 130;

  /** What a shell reports of a program whose reader has gone, as of {@code cat}. */
  static final int READER_GONE = 141;

  static final String HEADING = "%nExit codes:%n";

  private ExitCode() {}
}
