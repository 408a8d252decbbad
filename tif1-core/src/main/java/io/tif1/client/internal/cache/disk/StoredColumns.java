package io.tif1.client.internal.cache.disk;

/**
 * A file as it was decoded, in place of what was received: that stays where it is, and {@link
 * DiskStore#read} gives it.
 *
 * @param image what the decoder's version that was asked for made of the file; found to be unharmed
 * @param cdn the name of the CDN that sent the file
 * @param confirmedAtMillis as of the body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredColumns(byte[] image, String cdn, long confirmedAtMillis)
    implements StoredEntry {}
