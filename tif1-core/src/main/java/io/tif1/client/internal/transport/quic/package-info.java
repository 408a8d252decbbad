/**
 * What a module that can speak HTTP/3 has to be able to do. Found by {@link
 * java.util.ServiceLoader}; everything above one stream on one connection is decided by the
 * transport.
 */
package io.tif1.client.internal.transport.quic;
