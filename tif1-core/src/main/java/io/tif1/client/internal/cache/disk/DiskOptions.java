package io.tif1.client.internal.cache.disk;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What can be chosen of a disk store.
 *
 * @param file the database; its directory is made if it is not there
 * @param maxBytes how large the content may become before the least recently used entries go; at
 *     least 1 MiB. The write-ahead log, some megabytes, comes on top
 * @param busyTimeout how long the writer waits for another process that is writing
 * @param maxQueueBytes how much may wait to be written; at least 64 KiB
 * @param maxQueueChanges how many entries may wait to be written; at least 1
 * @param groupingTime for how long changes are gathered into one transaction
 * @param pause for how long a disk that failed is left alone
 * @param closeTimeout how long closing waits for what is still to be written
 */
public record DiskOptions(
    Path file,
    long maxBytes,
    Duration busyTimeout,
    long maxQueueBytes,
    int maxQueueChanges,
    Duration groupingTime,
    Duration pause,
    Duration closeTimeout) {
  /** The database's name. Not {@code cache.sqlite}: that one is the Python program's. */
  public static final String FILE_NAME = "tif1-jvm.sqlite";

  /** 2 GiB: about four seasons. */
  public static final long DEFAULT_MAX_BYTES = 2L << 30;

  /** 1 MiB: below that a cache is none. */
  public static final long LEAST_MAX_BYTES = 1L << 20;

  private static final long MIN_QUEUE_BYTES = 64L << 10;

  /**
   * @throws IllegalArgumentException if a number is below its least or a duration negative
   */
  public DiskOptions {
    file = file.toAbsolutePath();
    atLeast("maxBytes", maxBytes, LEAST_MAX_BYTES);
    atLeast("maxQueueBytes", maxQueueBytes, MIN_QUEUE_BYTES);
    atLeast("maxQueueChanges", maxQueueChanges, 1);
    notNegative("busyTimeout", busyTimeout);
    notNegative("groupingTime", groupingTime);
    notNegative("pause", pause);
    notNegative("closeTimeout", closeTimeout);
  }

  /** In that directory, with what suits a desk computer. */
  public static DiskOptions in(Path directory) {
    return in(directory, FILE_NAME);
  }

  /** In that directory under that name, with what suits a desk computer. */
  public static DiskOptions in(Path directory, String name) {
    return new DiskOptions(
        directory.resolve(name),
        DEFAULT_MAX_BYTES,
        Duration.ofSeconds(30),
        32L << 20,
        8192,
        Duration.ofMillis(200),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  /** The same with another cap. */
  public DiskOptions withMaxBytes(long bytes) {
    return new DiskOptions(
        file,
        bytes,
        busyTimeout,
        maxQueueBytes,
        maxQueueChanges,
        groupingTime,
        pause,
        closeTimeout);
  }

  /** The same with another wait for other processes. */
  public DiskOptions withBusyTimeout(Duration timeout) {
    return new DiskOptions(
        file, maxBytes, timeout, maxQueueBytes, maxQueueChanges, groupingTime, pause, closeTimeout);
  }

  /** The same with another room for what waits to be written. */
  public DiskOptions withQueue(int changes, long bytes) {
    return new DiskOptions(
        file, maxBytes, busyTimeout, bytes, changes, groupingTime, pause, closeTimeout);
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
    }
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative: " + value);
    }
  }
}
