package io.tif1.cli;

import io.tif1.client.ExplainedSetting;
import io.tif1.client.IgnoredSetting;
import io.tif1.client.Tif1Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tif1 config show}: values. */
@Command(
    name = "show",
    description = {
      "Lists the settings in force and where each comes from. Passwords are not shown.",
      "On standard error follow the template of each CDN, whether it can serve a pinned season, and",
      "what was given and has no effect, with the reason."
    },
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
      Tif1Config config = which.load();
      output.write(
          io,
          new Rows<>(which.settings(config))
              .text("Key", ExplainedSetting::key)
              .text("Value", ExplainedSetting::value)
              .text("Origin", ExplainedSetting::origin)
              .text("Default", line -> line.setting().defaultText())
              .text("Variable", line -> line.setting().variable())
              .text("Meaning", ExplainedSetting::doc)
              .listing("Key", "Value", "Origin"));
      if (which.means("cdns")) {
        CdnLines.of(config).forEach(io::say);
      }
      tellOfIgnored(which.ignored(config));
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }

  /** One line a reason, since a file of the Python library has many keys for the same one. */
  private void tellOfIgnored(List<IgnoredSetting> ignored) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (IgnoredSetting one : ignored) {
      String why = "not taken from " + one.origin() + " (" + one.reason() + "): ";
      keys.computeIfAbsent(why, reason -> new ArrayList<>()).add(one.key());
    }
    keys.forEach((why, all) -> io.say(why + String.join(", ", all)));
  }
}
