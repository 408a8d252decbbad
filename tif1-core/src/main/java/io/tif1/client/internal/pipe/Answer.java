package io.tif1.client.internal.pipe;

import io.tif1.client.event.FetchEvent.Timing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server sent.
 *
 * @param uri where it came from, after redirects
 * @param headers names in lower case
 * @param body as received: still compressed. Never written to again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(
    URI uri, int status, Map<String, List<String>> headers, byte[] body, Timing timing) {

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.get(0);
  }
}
