package io.tif1.cli;

import io.tif1.client.Tif1Config;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Options that are settings of the client. They are passed on as texts, so that what is allowed is
 * said in one place.
 */
final class ClientOptions {
  @Option(
      names = "--cdn",
      paramLabel = "URL",
      description = "What file addresses begin with; several, in order of preference.")
  private List<String> cdns = List.of();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificates in PEM form to trust beside those of the JVM.")
  private String ca = "";

  @Option(
      names = "--max-concurrent",
      paramLabel = "N",
      description = "How many requests are on their way at once (default: 20).")
  private String maxConcurrent = "";

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How many further rounds over the CDNs follow the first one (default: 3).")
  private String retries = "";

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds that one attempt may take as a whole (default: 30).")
  private String timeout = "";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /**
   * The settings of this machine under the options that were given.
   *
   * @throws ParameterException if one of them makes no sense
   */
  Tif1Config config() {
    Tif1Config.Builder builder;
    try {
      builder = Tif1Config.load().toBuilder();
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
    if (!cdns.isEmpty()) {
      set(builder, "--cdn", "cdns", cdns);
    }
    set(builder, "--ca", "ca_bundle", ca);
    set(builder, "--max-concurrent", "max_concurrent_requests", maxConcurrent);
    set(builder, "--retries", "max_retries", retries);
    set(builder, "--timeout", "timeout", timeout);
    // Each file is asked for once, so what memory would keep is never asked for again.
    builder.memoryCacheMaxBytes(0);
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
  }

  private void set(Tif1Config.Builder builder, String option, String key, Object value) {
    if (value.equals("")) {
      return; // not given
    }
    try {
      builder.set(key, value);
    } catch (IllegalArgumentException e) {
      throw refused(option + ": " + e.getMessage(), e);
    }
  }

  private ParameterException refused(String why, Exception cause) {
    return new ParameterException(command.commandLine(), why, cause);
  }
}
