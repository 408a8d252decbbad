package io.tif1.cli;

/**
 * Nobody reads standard output any more. That is how {@code tif1 laps … | head} ends, and no error:
 * nothing is said, and the exit code is that of a program which the system ends for it.
 */
final class ReaderGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReaderGoneException() {
    super("nobody reads standard output any more", null, false, false);
  }
}
