/** Permits: how many requests are on the wire at a time, and how many in a second. */
package io.tif1.client.internal.admit;
