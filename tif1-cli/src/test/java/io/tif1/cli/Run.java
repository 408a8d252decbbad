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

  private Run(String in, boolean terminal, String... args) {
    var io =
        new Io(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            terminal,
            false,
            100);
    exitCode = Program.run(io, args);
  }

  /** With nothing on standard input and no terminal. */
  static Run of(String... args) {
    return new Run("", false, args);
  }

  static Run withInput(String in, String... args) {
    return new Run(in, false, args);
  }

  static Run onTerminal(String... args) {
    return new Run("", true, args);
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
