package io.tif1.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** The help of a command where it was not asked for. */
final class Usage {
  private Usage() {}

  /** Writes it to standard error, in colours if that may have some; the exit code. */
  static int show(Io io, CommandSpec command) {
    CommandLine line = command.commandLine();
    line.usage(line.getErr(), io.errColour() ? Ansi.ON : Ansi.OFF);
    return ExitCode.USAGE;
  }
}
