/**
 * The disk level of the cache: bodies as they were received, in one SQLite file that many threads
 * and many processes use at once. {@link io.tif1.client.internal.cache.disk.DiskStore} is the way
 * in; why it is made so is in {@code docs/decisions/0006-disk-cache-store.md}.
 *
 * <p>Who does what: {@code DiskStore} answers; {@code WriteQueue} holds what is not written yet;
 * {@code Writer} writes it, on one thread; {@code Databases} opens the file, sets a damaged one
 * aside, and knows through {@code Level} when to leave the disk alone; {@code Database} is one
 * opened file, with {@code ReadConnection}s and one {@code WriteConnection}.
 */
package io.tif1.client.internal.cache.disk;
