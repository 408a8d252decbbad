/** Bytes in, a checked document out. */
package io.tif1.client.internal.decode;
