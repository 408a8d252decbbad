package io.tif1.cli;

import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say which cache is meant: its directory, and the CDNs whose files are in it. */
class CacheOptions {
  @Option(
      names = "--cdn",
      paramLabel = "URL",
      description = "What file addresses begin with; several, in order of preference.")
  private List<String> cdns = List.of();

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description = "Where the cache on disk is (default: tif1 config show cache_dir).")
  private String cacheDir = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read settings from this file and from no other (default: ~/.tif1rc).")
  private @Nullable Path file;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /**
   * The settings of this machine under the options that were given.
   *
   * @throws ParameterException if one of them makes no sense
   */
  final Tif1Config config() {
    Tif1Config.Builder builder;
    try {
      builder = (file == null ? Tif1Config.load() : Tif1Config.load(file)).toBuilder();
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
    if (!cdns.isEmpty()) {
      set(builder, "--cdn", "cdns", cdns);
    }
    set(builder, "--cache-dir", "cache_dir", cacheDir);
    add(builder);
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /** What further options set. */
  void add(Tif1Config.Builder builder) {}

  /** Sets what was given. */
  final void set(Tif1Config.Builder builder, String option, String key, Object value) {
    if (value.equals("")) {
      return; // not given
    }
    try {
      builder.set(key, value);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), option + ": " + e.getMessage(), e);
    }
  }

  /** Opens a client. Files that settings name are read now, so a wrong one may show only here. */
  final Tif1 open(Tif1Config config) {
    try {
      return Tif1.open(config);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /** What the program says if the command line makes no sense. */
  final ParameterException refused(String why) {
    return new ParameterException(command.commandLine(), why);
  }

  /** The same, said by what refused it. */
  final ParameterException refused(IllegalArgumentException e) {
    return Refusal.of(command, e);
  }
}
