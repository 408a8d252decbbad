package io.tif1.client.internal.pipe;

import io.tif1.client.Origin;
import io.tif1.client.event.FetchEvent.Timing;
import java.net.URI;

/**
 * A file that was had: whole, found to be well-formed, and decoded to what its fetch asked for.
 *
 * @param body as received
 * @param value of the type that the fetch asked for which brought it; another fetch that shares it
 *     may want another
 * @param confirmed whether the server said that what was known of it is current, and sent nothing
 * @param uri where it came from
 * @param timing of the exchange that brought it
 */
public record Payload(
    Body body, Object value, boolean confirmed, Origin origin, URI uri, Timing timing) {

  /** The same file from another store. */
  public Payload from(Origin other) {
    return new Payload(body, value, false, other, uri, timing);
  }
}
