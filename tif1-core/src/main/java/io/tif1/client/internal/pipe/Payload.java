package io.tif1.client.internal.pipe;

import io.tif1.client.Origin;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.model.JsonDocument;
import java.net.URI;

/**
 * A file that was had: whole, decompressed, one well-formed JSON object.
 *
 * @param uri where it came from
 * @param timing of the exchange that brought it
 */
public record Payload(JsonDocument document, Origin origin, URI uri, Timing timing) {}
