package io.tif1.cli;

import io.tif1.client.ExplainedSetting;
import io.tif1.client.Tif1Config;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which settings are meant, and the file they come from. */
final class ConfigFileOption {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KEY",
      description = "Only this setting, such as max_retries.")
  private @Nullable String key;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read settings from this file and from no other (default: ~/.tif1rc).")
  private @Nullable Path file;

  /**
   * The settings meant, in force on this machine.
   *
   * @throws IllegalArgumentException if there is no such setting, or settings make no sense
   */
  List<ExplainedSetting> settings() {
    Tif1Config config = file == null ? Tif1Config.load() : Tif1Config.load(file);
    if (key == null) {
      return config.explain();
    }
    config.get(key); // says what was probably meant, if there is none
    return config.explain().stream().filter(line -> line.key().equals(key)).toList();
  }
}
