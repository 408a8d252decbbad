package io.tif1.client.internal.transport.altsvc;

import java.time.Duration;

/**
 * Where an origin is also served over HTTP/3.
 *
 * @param host empty for the origin's own
 * @param port 1 to 65535
 * @param maxAge how long this may be believed; zero: not at all
 * @param persist whether it outlives a change of network; read, and of no consequence, because
 *     nothing here outlives the client
 */
public record Alternative(String host, int port, Duration maxAge, boolean persist) {}
