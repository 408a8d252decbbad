package io.tif1.cli;

import io.tif1.client.ExplainedSetting;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tif1 config show}: values. */
@Command(
    name = "show",
    description = "Lists the settings in force and where each comes from. Passwords are not shown.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {"", "Examples:", "  tif1 config show", "  tif1 config show cache_dir --json"})
final class ConfigShowCommand implements Callable<Integer> {
  private final Io io;

  @Mixin private ConfigFileOption which = new ConfigFileOption();
  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  ConfigShowCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    try {
      output.write(
          io,
          new Rows<>(which.settings())
              .text("Key", ExplainedSetting::key)
              .text("Value", ExplainedSetting::value)
              .text("Origin", ExplainedSetting::origin)
              .text("Default", line -> line.setting().defaultText())
              .text("Variable", line -> line.setting().variable())
              .text("Meaning", ExplainedSetting::doc)
              .listing("Key", "Value", "Origin"));
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }
}
