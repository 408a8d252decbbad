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
 * @param uri where it came from
 * @param timing of the exchange that brought it
 */
public record Payload(Body body, Object value, Origin origin, URI uri, Timing timing) {

  /** The same file from another store. */
  public Payload from(Origin other) {
    return new Payload(body, value, other, uri, timing);
  }
}
