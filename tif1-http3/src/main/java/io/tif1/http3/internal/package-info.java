/** The client's QUIC over Vert.x: connections and streams, and no decisions. */
package io.tif1.http3.internal;
