package io.tif1.client.internal.transport.quic;

import java.util.Map;

/**
 * A GET.
 *
 * @param host of the origin
 * @param port of the origin
 * @param path with the query, as it goes on the wire
 * @param headers beside the four that HTTP/3 has of its own
 */
public record QuicRequest(String host, int port, String path, Map<String, String> headers) {}
