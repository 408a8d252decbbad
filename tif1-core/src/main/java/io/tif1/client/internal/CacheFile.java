package io.tif1.client.internal;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.cache.disk.DiskOptions;
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

  static String name(List<Cdn> cdns) {
    // By group, so that the other names of a default CDN read the same file: some of them were
    // defaults once.
    List<String> published = Tif1Config.defaults().cdns().stream().map(Cdn::group).toList();
    if (cdns.stream().map(Cdn::group).anyMatch(published::contains)) {
      return DiskOptions.FILE_NAME;
    }
    var sum = new CRC32C();
    cdns.stream()
        .map(Cdn::address)
        .sorted()
        .forEach(cdn -> sum.update((cdn + '\n').getBytes(StandardCharsets.UTF_8)));
    return String.format("tif1-jvm-%08x.sqlite", sum.getValue());
  }
}
