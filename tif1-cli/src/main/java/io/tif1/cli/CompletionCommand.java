package io.tif1.cli;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tif1 completion}: what a shell needs to complete command lines. */
@Command(
    name = "completion",
    description = {
      "Prints a script that completes command lines in bash and zsh.",
      "Commands, options and their values, paths, years, events, sessions, drivers and settings. The",
      "distribution has it where bash looks for it, once its folder bin is on the PATH."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  source <(tif1 completion)                       # this shell",
      "  tif1 completion > ~/.local/share/bash-completion/completions/tif1"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Io io;

  @Spec private CommandSpec command = CommandSpec.create();

  CompletionCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    // A script is data: its names of events are in UTF-8 whatever the terminal's letters are.
    byte[] script =
        CompletionScript.of(command.root().commandLine()).getBytes(StandardCharsets.UTF_8);
    io.out().write(script, 0, script.length);
    io.checkResults();
    return ExitCode.OK;
  }
}
