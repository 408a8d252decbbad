package io.tif1.client.internal.cache.disk;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How large the file is and what is in it.
 *
 * @param file where it is
 * @param fileBytes what it takes on the disk, its log included
 * @param usedBytes what its content takes; the rest is free for new entries
 * @param maxBytes what its content may take
 * @param oldestMillis when the oldest body came, in milliseconds since 1970; 0 if it is empty
 * @param newestMillis when the newest came; 0 if it is empty
 * @param imageBytes what of it was stored decoded, beside the files as received
 * @param bySeason what it has of each season, in their order
 */
public record DiskInfo(
    Path file,
    long fileBytes,
    long usedBytes,
    long maxBytes,
    long oldestMillis,
    long newestMillis,
    long imageBytes,
    SortedMap<Integer, Season> bySeason) {

  /**
   * What there is of one season.
   *
   * @param entries how many
   * @param notPublished how many of them say that there is no such file
   * @param bytes of all bodies, as received
   */
  public record Season(long entries, long notPublished, long bytes) {}

  /** Copies the map. */
  public DiskInfo {
    bySeason = Collections.unmodifiableSortedMap(new TreeMap<>(bySeason));
  }

  static DiskInfo empty(Path file, long maxBytes) {
    return new DiskInfo(file, 0, 0, maxBytes, 0, 0, 0, new TreeMap<>(Map.of()));
  }

  /** How many entries there are. */
  public long entries() {
    return bySeason.values().stream().mapToLong(Season::entries).sum();
  }

  /** How many bytes all bodies have, as received. */
  public long bodyBytes() {
    return bySeason.values().stream().mapToLong(Season::bytes).sum();
  }
}
