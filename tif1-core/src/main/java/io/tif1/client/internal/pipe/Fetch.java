package io.tif1.client.internal.pipe;

import io.tif1.client.Cdn;
import io.tif1.client.FetchOptions;
import io.tif1.client.Resource;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One fetch on its way through the outer rooms.
 *
 * @param id counted from 1 in each client
 * @param address where the file is if it is in no season's tree; null if it is in one
 * @param ref which version of the published tree the file is read from, fixed at the door
 * @param known the file as it was had earlier, so that a server may say that it is unchanged; null
 *     if it was not, or may not be believed even then
 * @param deadline fixed at the door from the total timeout
 * @param cancellation uttered when nobody waits for the result any more
 * @param batch the batch it belongs to, or null
 */
public record Fetch(
    long id,
    Resource<?> resource,
    @Nullable URI address,
    String ref,
    @Nullable Body known,
    FetchOptions options,
    Deadline deadline,
    Cancellation cancellation,
    @Nullable Batch batch) {

  /** A fetch of a file of the published tree. */
  public Fetch(
      long id,
      Resource<?> resource,
      String ref,
      @Nullable Body known,
      FetchOptions options,
      Deadline deadline,
      Cancellation cancellation,
      @Nullable Batch batch) {
    this(id, resource, null, ref, known, options, deadline, cancellation, batch);
  }

  /** Where a CDN has the file. */
  public URI url(Cdn cdn) {
    return address == null ? cdn.url(resource, ref) : address;
  }

  /** Whether a CDN is asked: it can be asked for the version, or what it sends can be checked. */
  public boolean asks(Cdn cdn) {
    return address != null || cdn.serves(ref) || sha256() != null;
  }

  /** The SHA-256 that a body from this CDN must have; null if the CDN was asked for the version. */
  public @Nullable String mustHaveSha256(Cdn cdn) {
    return address != null || cdn.serves(ref) ? null : sha256();
  }

  /** The SHA-256 that the file is known to have; null if nothing is known. */
  public @Nullable String sha256() {
    return options.sha256().get(resource.file());
  }

  /** Names the file and its version: what a cache keeps it under. */
  public String file() {
    return resource.file() + '@' + ref;
  }

  /** The same fetch, knowing what was had earlier. */
  public Fetch knowing(Body earlier) {
    return new Fetch(id, resource, address, ref, earlier, options, deadline, cancellation, batch);
  }

  /** The same fetch with another way to cancel it. */
  public Fetch with(Cancellation other) {
    return new Fetch(id, resource, address, ref, known, options, deadline, other, batch);
  }
}
