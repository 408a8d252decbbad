package io.tif1.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 help}: the help of a command, as {@code tif1 COMMAND --help}. */
@Command(
    name = "help",
    description = "Shows the help of a command, or the list of commands.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  tif1 help laps", "  tif1 help cache info"})
final class HelpCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command, such as laps or cache info; none for the list of them.")
  private List<String> words = List.of();

  @Spec private CommandSpec command = CommandSpec.create();

  HelpCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    CommandLine meant = command.root().commandLine();
    for (String word : words) {
      CommandLine next = meant.getSubcommands().get(word);
      if (next == null) {
        String above = meant.getCommandSpec().qualifiedName();
        throw new ParameterException(
            command.commandLine(),
            above
                + " has no command \""
                + word
                + '"'
                + Likes.question(word, meant.getSubcommands().keySet()));
      }
      meant = next;
    }
    meant.usage(meant.getOut());
    io.checkResults();
    return ExitCode.OK;
  }
}
