package io.tif1.client.internal.decode;

import io.tif1.client.Resource;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.model.JsonDocument;

/** From a checked document to the type a resource asks for. */
public final class Decoders {
  private Decoders() {}

  /** Decodes {@code payload} to the type of {@code resource}. */
  public static <T> T decode(Resource<T> resource, Payload payload) {
    if (resource.type() == JsonDocument.class) {
      return resource.type().cast(payload.document());
    }
    throw new IllegalStateException("no decoder for " + resource.type());
  }
}
