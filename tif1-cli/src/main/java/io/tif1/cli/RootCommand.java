package io.tif1.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What the commands have in common: help, version, and how much is said. */
@Command(
    name = "tif1",
    description = "Formula 1 timing data (laps, telemetry, weather, race control) from the CDN.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Settings also come from ~/.tif1rc and the variables TIF1_*; options win.",
      "Try: tif1 demo"
    })
final class RootCommand implements Callable<Integer> {
  private final Io io;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show what the client does, with timings, and the trace of an error.")
  private boolean verbose;

  @Spec private CommandSpec command = CommandSpec.create();

  RootCommand(Io io) {
    this.io = io;
  }

  /** Without a command there is nothing to do but say which there are. */
  @Override
  public Integer call() {
    return Usage.show(io, command);
  }

  boolean verbose() {
    return verbose;
  }
}
