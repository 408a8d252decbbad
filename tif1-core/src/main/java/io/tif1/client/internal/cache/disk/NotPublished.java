package io.tif1.client.internal.cache.disk;

/**
 * A server said that there is no such file.
 *
 * @param url where it was asked for
 * @param confirmedAtMillis when, in milliseconds since 1970
 */
public record NotPublished(String url, long confirmedAtMillis) implements StoredEntry {}
