package io.tif1.cli;

import io.tif1.client.Tif1Config;
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

  @Override
  void add(Tif1Config.Builder builder) {
    set(builder, "--ca", "ca_bundle", ca);
    set(builder, "--max-concurrent", "max_concurrent_requests", maxConcurrent);
    set(builder, "--retries", "max_retries", retries);
    set(builder, "--timeout", "timeout", timeout);
    // Each file is asked for once, so what memory would keep is never asked for again.
    builder.memoryCacheMaxBytes(0);
  }
}
