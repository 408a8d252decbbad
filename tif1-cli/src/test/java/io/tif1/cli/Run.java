package io.tif1.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The program run in this process, with captured streams. */
final class Run {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final int exitCode;

  /** What the program is told of its streams. */
  record Screen(boolean out, boolean err, boolean colour, int columns) {
    static final Screen NONE = new Screen(false, false, false, 100);
  }

  private Run(String in, Screen screen, String... args) {
    var io =
        new Io(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            screen.out(),
            screen.err(),
            screen.colour(),
            screen.columns());
    exitCode = Program.run(io, args);
  }

  /** With nothing on standard input and no terminal. */
  static Run of(String... args) {
    return new Run("", Screen.NONE, args);
  }

  static Run withInput(String in, String... args) {
    return new Run(in, Screen.NONE, args);
  }

  static Run onTerminal(String... args) {
    return on(new Screen(true, true, false, 100), args);
  }

  static Run on(Screen screen, String... args) {
    return new Run("", screen, args);
  }

  int exitCode() {
    return exitCode;
  }

  byte[] outBytes() {
    return out.toByteArray();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
