package io.tif1.client.internal.cache.disk;

/**
 * What a store has done since it was opened.
 *
 * @param hits reads that were answered, from the file or from what waits to be written
 * @param misses reads that were not
 * @param written changes committed: entries, confirmations and removals
 * @param dropped changes given up: the queue was full, the disk was off or failed, or the body is
 *     too large
 * @param evicted entries deleted to keep the size cap
 * @param corrupt rows whose checksum was wrong, and files set aside
 * @param errors operations that SQLite or the file system refused
 */
public record DiskStats(
    long hits, long misses, long written, long dropped, long evicted, long corrupt, long errors) {}
