package io.tif1.cli;

import java.io.PrintStream;

/**
 * A stream to a terminal that shows the texts printed to it and has the terminal obey none of them.
 * Bytes go through as they are: whoever draws on the terminal writes to {@link #raw} instead.
 */
final class SafeStream extends PrintStream {
  private final PrintStream terminal;

  private SafeStream(PrintStream terminal) {
    super(terminal, true);
    this.terminal = terminal;
  }

  static PrintStream to(PrintStream terminal) {
    return terminal instanceof SafeStream ? terminal : new SafeStream(terminal);
  }

  /** For what the program itself wants the terminal to do. */
  static PrintStream raw(PrintStream stream) {
    return stream instanceof SafeStream safe ? safe.terminal : stream;
  }

  @Override
  public void print(String text) {
    terminal.print(SafeText.lines(String.valueOf(text)));
  }

  @Override
  public void print(char[] text) {
    print(new String(text));
  }

  @Override
  public void print(Object object) {
    print(String.valueOf(object));
  }
}
