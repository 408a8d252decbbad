package io.tif1.client.internal.transport.quic;

import java.net.InetAddress;

/**
 * Whom to connect to.
 *
 * @param host what the server is asked for (SNI), and what its certificate must be for: the
 *     origin's host, wherever the alternative is
 * @param address where it is
 * @param port the UDP port
 */
public record QuicTarget(String host, InetAddress address, int port) {}
