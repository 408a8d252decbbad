package io.tif1.client.internal;

import io.tif1.client.Tif1Config;
import io.tif1.client.internal.cache.disk.DiskOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What the cache's file is called. All mirrors of the published tree share one file, whatever their
 * order; but a client that asks none of the CDNs known by default reads another tree, a test server
 * or one's own data, and must never mix it with the published one.
 */
final class CacheFile {
  private CacheFile() {}

  static String name(List<URI> cdns) {
    if (cdns.stream().anyMatch(Tif1Config.defaults().cdns()::contains)) {
      return DiskOptions.FILE_NAME;
    }
    var sum = new CRC32C();
    cdns.stream()
        .map(URI::toString)
        .sorted()
        .forEach(cdn -> sum.update((cdn + '\n').getBytes(StandardCharsets.UTF_8)));
    return String.format("tif1-jvm-%08x.sqlite", sum.getValue());
  }
}
