package io.tif1.cli;

import io.tif1.client.ExplainedSetting;
import io.tif1.client.IgnoredSetting;
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
   * What is in force on this machine.
   *
   * @throws IllegalArgumentException if there is no such setting, or settings make no sense
   */
  Tif1Config load() {
    Tif1Config config = file == null ? Tif1Config.load() : Tif1Config.load(file);
    if (key != null) {
      config.get(key); // says what was probably meant, if there is none
    }
    return config;
  }

  /** The settings meant. */
  List<ExplainedSetting> settings(Tif1Config config) {
    return config.explain().stream().filter(line -> key == null || line.key().equals(key)).toList();
  }

  /** Whether a setting is one of them. */
  boolean means(String setting) {
    return key == null || key.equals(setting);
  }

  /** What was given of them, or of all, and has no effect. */
  List<IgnoredSetting> ignored(Tif1Config config) {
    return config.ignored().stream().filter(line -> key == null || line.key().equals(key)).toList();
  }
}
