package io.tif1.client.internal.cache.disk;

import org.jspecify.annotations.Nullable;

/**
 * An entry without its body, as the file has it, unchecked.
 *
 * @param key the text of its {@link DiskKey}
 * @param published whether there is a body; if not, a server has said that there is no such file
 * @param encoding of the body, null if it has none
 * @param bytes the body's length as received
 * @param fetchedAtMillis when it came, in milliseconds since 1970
 * @param confirmedAtMillis when a server last said that it is current
 * @param etag the validator, null if there is none
 */
public record DiskEntry(
    String key,
    boolean published,
    @Nullable String encoding,
    long bytes,
    long fetchedAtMillis,
    long confirmedAtMillis,
    @Nullable String etag) {}
