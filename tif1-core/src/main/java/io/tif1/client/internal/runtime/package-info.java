/** What every room may use: time, chance, threads, counters, events. */
package io.tif1.client.internal.runtime;
