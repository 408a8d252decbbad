package io.tif1.client;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The client's cache, for people who look after it. Fetches use it by themselves ({@link
 * CachePolicy}). Had from {@link Tif1#cache()}; safe for use by multiple threads, and while fetches
 * and other processes use the same file.
 *
 * <p>All methods but {@link #memoryBytes} and {@link #clearMemory} wait for the disk, and throw a
 * {@link CacheException} if the file cannot be used, or if there is no disk level ({@code
 * cache_max_bytes} 0).
 *
 * @since 0.1
 */
public interface Cache {
  /** How large the cache on disk is, and what is in it. */
  Info info();

  /**
   * What is on disk, in the order of season, event, session and path.
   *
   * @param season null for all
   * @param event null for all of the season; as published
   * @param session null for all of the event; as published
   * @throws IllegalArgumentException if a narrower one is given without the wider one
   */
  List<Item> list(@Nullable Integer season, @Nullable String event, @Nullable String session);

  /**
   * Reads every file on disk and compares it with its checksum; what is damaged is deleted, so that
   * it is fetched again.
   */
  Verification verify();

  /**
   * Deletes the files used longest ago until the rest takes at most so many bytes, and gives the
   * room back to the file system.
   *
   * @param maxBytes 0 deletes all
   * @return how many files went
   * @throws IllegalArgumentException if it is negative
   */
  int prune(long maxBytes);

  /**
   * Deletes files from disk and everything from memory, and gives the room back.
   *
   * @param season null for all
   * @param event null for all of the season; as published
   * @param session null for all of the event; as published
   * @return how many files went from disk
   * @throws IllegalArgumentException if a narrower one is given without the wider one
   */
  int clear(@Nullable Integer season, @Nullable String event, @Nullable String session);

  /**
   * Waits until everything that was fetched is on disk.
   *
   * @return false if that took longer, or the disk does not take it
   */
  boolean flush(Duration atMost);

  /** About how much memory decoded values take, in bytes. */
  long memoryBytes();

  /** Forgets the values in memory; the files on disk stay. */
  void clearMemory();

  /**
   * The cache on disk.
   *
   * @param file where it is
   * @param fileBytes what the file takes, its log included
   * @param usedBytes what its content takes; the rest is free for new files
   * @param maxBytes what its content may take: {@code cache_max_bytes}
   * @param oldest when the oldest file in it came; null if it is empty
   * @param newest when the newest came; null if it is empty
   * @param columnBytes what of it is columns, beside the files they were read from
   * @param bySeason what there is of each season, in their order
   */
  record Info(
      Path file,
      long fileBytes,
      long usedBytes,
      long maxBytes,
      @Nullable Instant oldest,
      @Nullable Instant newest,
      long columnBytes,
      Map<Integer, Season> bySeason) {
    /** How many files and remembered absences there are. */
    public long entries() {
      return bySeason.values().stream().mapToLong(Season::entries).sum();
    }

    /** How many bytes all files have, as received. */
    public long bodyBytes() {
      return bySeason.values().stream().mapToLong(Season::bytes).sum();
    }
  }

  /**
   * What there is of one season.
   *
   * @param entries how many files and remembered absences
   * @param notPublished how many of them are absences
   * @param bytes of all files, as received
   */
  record Season(long entries, long notPublished, long bytes) {}

  /**
   * A file on disk.
   *
   * @param file season, event, session and path
   * @param ref the version of the published tree it is from: {@code main} or a commit
   * @param published false if what is remembered is that there is no such file
   * @param bytes its length as received
   * @param fetchedAt when it came
   * @param confirmedAt when a CDN last said that it is current
   */
  record Item(
      String file,
      String ref,
      boolean published,
      long bytes,
      Instant fetchedAt,
      Instant confirmedAt) {}

  /**
   * What reading everything has found.
   *
   * @param checked how many files were read
   * @param deleted those that were damaged, and are gone
   * @param damage what is wrong with the cache as a whole; if there is any, its file was set aside
   *     and a new one begun
   */
  record Verification(long checked, List<String> deleted, List<String> damage) {
    /** Whether everything was as it should be. */
    public boolean isClean() {
      return deleted.isEmpty() && damage.isEmpty();
    }
  }
}
