package io.tif1.client.internal.pipe;

import io.tif1.client.FetchOptions;
import io.tif1.client.Limit;
import io.tif1.client.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One fetch on its way through the outer rooms.
 *
 * @param id counted from 1 in each client
 * @param deadline fixed at the door from the total timeout
 * @param cancellation uttered when nobody waits for the result any more
 * @param batch the limit of the batch it belongs to, or null
 */
public record Fetch(
    long id,
    Resource<?> resource,
    FetchOptions options,
    Deadline deadline,
    Cancellation cancellation,
    @Nullable Limit batch) {

  /** The same fetch with another way to cancel it. */
  public Fetch with(Cancellation other) {
    return new Fetch(id, resource, options, deadline, other, batch);
  }
}
