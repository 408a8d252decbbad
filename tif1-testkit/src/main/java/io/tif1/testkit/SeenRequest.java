package io.tif1.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a {@link FakeCdn} received.
 *
 * @param index from 1, in the order of arrival
 * @param at when it arrived, by the server's time source
 * @param method the HTTP method, in upper case
 * @param path decoded and below the server's base, as {@link Content} gets it; of a request for
 *     something else the whole decoded path, with its leading slash
 * @param rawPath path and query as sent
 * @param headers by name in lower case
 * @param protocol the version of HTTP it came over
 * @param connection which connection it came on: from 1, in the order of accepting
 * @since 0.1
 */
public record SeenRequest(
    int index,
    Instant at,
    String method,
    String path,
    String rawPath,
    Map<String, List<String>> headers,
    HttpProtocol protocol,
    int connection) {

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }
}
