package io.tif1.tests.raw;

import java.util.List;
import java.util.Map;

/**
 * A request that a raw server received.
 *
 * @param connection from 1, in the order of accepting
 * @param stream the HTTP/2 stream; over HTTP/1.1 the number of the request on its connection
 * @param path as sent, still encoded
 * @param headers by name in lower case, a char for a byte; over HTTP/2 also the pseudo-headers
 */
public record RawRequest(
    int connection, int stream, String path, Map<String, List<String>> headers) {}
