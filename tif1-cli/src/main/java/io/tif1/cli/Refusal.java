package io.tif1.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Bad input that only the library found: told as if the parser of the command line had. */
final class Refusal {
  private Refusal() {}

  static ParameterException of(CommandSpec command, IllegalArgumentException why) {
    return new ParameterException(command.commandLine(), String.valueOf(why.getMessage()), why);
  }
}
