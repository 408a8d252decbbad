package io.tif1.client.internal;

import io.tif1.model.JsonDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file outside of the published tree. A value that {@link Assembly} hands to the
 * API.
 *
 * @param document its latest content that was found usable; null if there never was one
 * @param readAt when a server last sent it; null if none did
 * @param askedAt when a server was last asked, whatever came of it; null if that is not known
 * @param problem why the last question brought nothing; null if it brought the document
 * @param absent whether the server said that there is no such file
 */
public record SideFile(
    @Nullable JsonDocument document,
    @Nullable Instant readAt,
    @Nullable Instant askedAt,
    @Nullable String problem,
    boolean absent) {
  static final SideFile UNKNOWN = new SideFile(null, null, null, null, false);

  static SideFile read(JsonDocument document, Instant now) {
    return new SideFile(document, now, now, null, false);
  }

  SideFile failed(Instant now, String why, boolean notThere) {
    return new SideFile(document, readAt, now, why, notThere);
  }
}
