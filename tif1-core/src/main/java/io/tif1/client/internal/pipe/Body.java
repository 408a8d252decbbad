package io.tif1.client.internal.pipe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as a server sent it: still compressed, with what the server will recognize it by.
 *
 * @param encoding the {@code Content-Encoding}, or null if the bytes are the file
 * @param bytes never written to again
 * @param etag the {@code ETag}, or null
 * @param lastModified the {@code Last-Modified}, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Body(
    @Nullable String encoding, byte[] bytes, @Nullable String etag, @Nullable String lastModified) {

  /** The body of an answer. */
  public static Body of(Answer answer) {
    List<String> encoding = answer.headers().get("content-encoding"); // may be in several
    return new Body(
        encoding == null ? null : String.join(", ", encoding),
        answer.body(),
        answer.header("etag"),
        answer.header("last-modified"));
  }
}
