package io.tif1.client.internal.pipe;

import io.tif1.client.Resource;

/** Makes of a body as received what a resource asks for. Safe for use by multiple threads. */
@FunctionalInterface
public interface BodyDecoder {
  /**
   * Decompresses and decodes.
   *
   * @throws BadBodyException if the bytes are not what their encoding says, or not what the
   *     resource is
   */
  Decoded decode(Resource<?> resource, Body body) throws BadBodyException;

  /**
   * What a body means.
   *
   * @param plainBytes how long it was when decompressed
   */
  record Decoded(Object value, int plainBytes) {}
}
