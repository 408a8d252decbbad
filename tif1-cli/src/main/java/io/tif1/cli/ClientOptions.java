package io.tif1.cli;

import io.tif1.client.Tif1Config;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/**
 * Options that are settings of the client. They are passed on as texts, so that what is allowed is
 * said in one place.
 */
final class ClientOptions extends CacheOptions {
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
      names = "--ref",
      paramLabel = "[YEAR=]VERSION",
      description =
          "Read a season, or all, at a version of its repository: a commit (40 hex digits), a release"
              + " tag such as 2026.281.1, latest-release, or a branch (default: main).")
  private List<String> refs = List.of();

  /** Whether the command line says how long an attempt may take. */
  boolean hasTimeout() {
    return !timeout.isEmpty();
  }

  @Override
  void add(Tif1Config.Builder builder) {
    if ((offline ? 1 : 0) + (noCache ? 1 : 0) + (refresh ? 1 : 0) > 1) {
      throw refused("--offline, --no-cache and --refresh exclude one another");
    }
    set(builder, "--ca", "ca_bundle", ca);
    set(builder, "--max-concurrent", "max_concurrent_requests", maxConcurrent);
    set(builder, "--retries", "max_retries", retries);
    set(builder, "--timeout", "timeout", timeout);
    set(builder, "--offline", "offline_mode", offline ? "true" : "");
    set(builder, "--no-cache", "enable_cache", noCache ? "false" : "");
    addRefs(builder);
  }

  /** Seasons that only the settings name stay as they are there. */
  private void addRefs(Tif1Config.Builder builder) {
    if (refs.isEmpty()) {
      return;
    }
    var all = new TreeMap<>(refused(builder::build).seasonRefs());
    set(builder, "--ref", "season_refs", refs);
    all.putAll(refused(builder::build).seasonRefs());
    builder.seasonRefs(all);
  }

  private Tif1Config refused(Supplier<Tif1Config> config) {
    try {
      return config.get();
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /**
   * Opens a client that heeds the options, and whose counts are noted. Files that settings name are
   * read now, too.
   */
  CountedClient open(Io io, boolean verbose, String name, Tif1Config config) {
    try {
      return CountedClient.open(io, verbose, name, config, refresh);
    } catch (IllegalArgumentException e) {
      throw refused(e);
    }
  }
}
