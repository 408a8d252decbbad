package io.tif1.cli;

import io.tif1.client.ExplainedSetting;
import io.tif1.client.IgnoredSetting;
import io.tif1.client.Setting;
import io.tif1.client.Tif1Config;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tif1 config explain}: what settings mean. */
@Command(
    name = "explain",
    description = "Explains settings: value, where it comes from, meaning, what is allowed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {"", "Example:", "  tif1 config explain stale_if_error"})
final class ConfigExplainCommand implements Callable<Integer> {
  private final Io io;

  @Mixin private ConfigFileOption which = new ConfigFileOption();

  @Spec private CommandSpec command = CommandSpec.create();

  ConfigExplainCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    try {
      String gap = "";
      Tif1Config config = which.load();
      for (ExplainedSetting line : which.settings(config)) {
        io.out().print(gap);
        explain(line);
        if (line.key().equals("cdns")) {
          CdnLines.of(config).forEach(cdn -> io.print("  " + cdn));
        }
        gap = System.lineSeparator();
      }
      List<IgnoredSetting> ignored = which.ignored(config);
      if (!ignored.isEmpty()) {
        io.print("");
        io.print("Given, but not taken:");
        ignored.forEach(line -> io.print("  " + line));
      }
      io.checkResults();
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }

  private void explain(ExplainedSetting line) {
    Setting setting = line.setting();
    io.print(line.toString());
    io.print("  " + setting.doc());
    io.print("  Allowed: " + setting.allowed());
    String value = setting.defaultText().isEmpty() ? "(empty)" : setting.defaultText();
    io.print("  Default: " + value + "; variable: " + setting.variable());
  }
}
