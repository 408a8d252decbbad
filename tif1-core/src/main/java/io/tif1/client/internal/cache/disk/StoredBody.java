package io.tif1.client.internal.cache.disk;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was received.
 *
 * @param encoding the answer's {@code Content-Encoding}, null if it had none
 * @param body the bytes as received, still encoded; never written to by anybody
 * @param etag the answer's {@code ETag}, null if it had none
 * @param lastModified the answer's {@code Last-Modified}, as text, null if it had none
 * @param cdn the name of the CDN that sent it
 * @param fetchedAtMillis when the body came, in milliseconds since 1970
 * @param confirmedAtMillis when a server last said that the body is current: {@code
 *     fetchedAtMillis}, or the time of the latest 304
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record StoredBody(
    @Nullable String encoding,
    byte[] body,
    @Nullable String etag,
    @Nullable String lastModified,
    String cdn,
    long fetchedAtMillis,
    long confirmedAtMillis)
    implements StoredEntry {

  /**
   * The same body, confirmed by a 304.
   *
   * @param newEtag the validator that came with it; null keeps the old one
   * @param newLastModified likewise
   */
  public StoredBody confirmed(
      long atMillis, @Nullable String newEtag, @Nullable String newLastModified) {
    return new StoredBody(
        encoding,
        body,
        newEtag == null ? etag : newEtag,
        newLastModified == null ? lastModified : newLastModified,
        cdn,
        fetchedAtMillis,
        atMillis);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredBody that
        && Objects.equals(that.encoding, encoding)
        && Arrays.equals(that.body, body)
        && Objects.equals(that.etag, etag)
        && Objects.equals(that.lastModified, lastModified)
        && that.cdn.equals(cdn)
        && that.fetchedAtMillis == fetchedAtMillis
        && that.confirmedAtMillis == confirmedAtMillis;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(body) * 31 + Long.hashCode(fetchedAtMillis);
  }

  @Override
  public String toString() {
    return "StoredBody["
        + body.length
        + " bytes, encoding "
        + encoding
        + ", etag "
        + etag
        + ", last modified "
        + lastModified
        + ", from "
        + cdn
        + ", fetched "
        + fetchedAtMillis
        + ", confirmed "
        + confirmedAtMillis
        + ']';
  }
}
