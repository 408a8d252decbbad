package io.tif1.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tif1 version}: the same as {@code tif1 --version}. */
@Command(
    name = "version",
    description = "Prints the version of the program, of Java and of the system.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class VersionCommand implements Callable<Integer> {
  private final Io io;

  VersionCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() throws IOException {
    for (String line : new Version().getVersion()) {
      io.out().println(line);
    }
    return ExitCode.OK;
  }
}
