package io.tif1.client.internal.pipe;

import io.tif1.client.Origin;
import io.tif1.client.Resource;
import io.tif1.client.event.FetchEvent.Timing;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that was obtained: whole, found to be well-formed, and decoded to what its fetch asked
 * for.
 *
 * @param body as received; null if it came from memory that does not keep it, because a disk does
 * @param value of the type that the fetch asked for which brought it; another fetch that shares it
 *     may want another
 * @param confirmed whether the server said that what was known of it is current, and sent nothing
 * @param uri where it came from; null if that is not known any more
 * @param timing of the exchange that brought it
 */
public record Payload(
    @Nullable Body body,
    Object value,
    boolean confirmed,
    Origin origin,
    @Nullable URI uri,
    Timing timing) {

  /** Whether the resource's type can be had from it without fetching the file again. */
  public boolean serves(Resource<?> resource) {
    return body != null || resource.type().isInstance(value);
  }

  /** The same file from another store. */
  public Payload from(Origin other) {
    return new Payload(body, value, false, other, uri, timing);
  }

  /** The same file, which these CDNs did not have or did not give. */
  public Payload refusedBy(List<Origin.Refusal> cdns) {
    return cdns.isEmpty()
        ? this
        : new Payload(body, value, confirmed, origin.refusedBy(cdns), uri, timing);
  }

  /** The same value, for where a disk keeps the body. */
  public Payload withoutBody() {
    return new Payload(null, value, confirmed, origin, uri, timing);
  }
}
