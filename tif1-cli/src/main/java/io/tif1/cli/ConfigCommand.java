package io.tif1.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tif1 config}: the settings of this machine. */
@Command(
    name = "config",
    description = "Shows, explains and changes the settings of this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class ConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  private final Io io;

  private ConfigCommand(Io io) {
    this.io = io;
  }

  /** With its commands. */
  static CommandLine line(Io io) {
    var line = new CommandLine(new ConfigCommand(io));
    line.addSubcommand("show", new ConfigShowCommand(io));
    line.addSubcommand("explain", new ConfigExplainCommand(io));
    line.addSubcommand("set", new ConfigSetCommand(io));
    return line;
  }

  @Override
  public Integer call() {
    return Usage.show(io, command);
  }
}
