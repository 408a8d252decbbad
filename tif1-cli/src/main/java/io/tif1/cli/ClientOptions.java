package io.tif1.cli;

import io.tif1.client.CachePolicy;
import io.tif1.client.Fetcher;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--offline",
      description = "Answer from the cache only; what is not there is an error.")
  private boolean offline;

  @Option(names = "--no-cache", description = "Neither read nor write the cache.")
  private boolean noCache;

  @Option(
      names = "--refresh",
      description = "Fetch anew what the cache has, and put it in its place.")
  private boolean refresh;

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description = "Where the cache on disk is (default: ~/.tif1/cache).")
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
  Tif1Config config() {
    refuseContradictions();
    Tif1Config.Builder builder = settings().toBuilder();
    if (!cdns.isEmpty()) {
      set(builder, "--cdn", "cdns", cdns);
    }
    set(builder, "--ca", "ca_bundle", ca);
    set(builder, "--max-concurrent", "max_concurrent_requests", maxConcurrent);
    set(builder, "--retries", "max_retries", retries);
    set(builder, "--timeout", "timeout", timeout);
    set(builder, "--cache-dir", "cache_dir", cacheDir);
    set(builder, "--offline", "offline_mode", offline ? "true" : "");
    set(builder, "--no-cache", "enable_cache", noCache ? "false" : "");
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
  }

  /** The settings of this machine, without the options. */
  private Tif1Config settings() {
    try {
      return file == null ? Tif1Config.load() : Tif1Config.load(file);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
  }

  /** The client as the options want it seen. */
  Fetcher view(Tif1 client) {
    return refresh ? client.with(how -> how.withCache(CachePolicy.REFRESH)) : client;
  }

  private void refuseContradictions() {
    if ((offline ? 1 : 0) + (noCache ? 1 : 0) + (refresh ? 1 : 0) > 1) {
      throw new ParameterException(
          command.commandLine(), "--offline, --no-cache and --refresh exclude one another");
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
