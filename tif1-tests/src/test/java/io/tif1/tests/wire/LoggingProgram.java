package io.tif1.tests.wire;

import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.tests.support.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that fetches two files and ends; {@link DebugLogTest} reads what it logs. */
final class LoggingProgram {
  private LoggingProgram() {}

  /**
   * @param args the CDN's base, the file with the authority to trust
   */
  public static void main(String[] args) {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cacheMaxBytes(0)
            .cdns(List.of(URI.create(args[0])))
            .caBundle(Path.of(args[1]))
            .connectionStatsLogInterval(Duration.ofNanos(1))
            .build();
    try (Tif1 tif1 = Tif1.open(config)) {
      tif1.fetch(World.file("drivers.json"));
      tif1.fetch(World.file("VER/laptimes.json"));
    }
  }
}
