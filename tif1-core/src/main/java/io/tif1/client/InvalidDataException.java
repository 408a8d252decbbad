package io.tif1.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The file was had but is not what its type requires: no JSON object, too large, damaged on the
 * way. Thrown only after no CDN had a usable copy. The message says what was expected, what was
 * found and where.
 *
 * @since 0.1
 */
public final class InvalidDataException extends Tif1Exception {
  private static final long serialVersionUID = 1L;

  private final int year;
  private final String event;
  private final String session;
  private final String path;
  private final @Nullable URI url;

  /**
   * @param url where the bad copy came from
   * @param problem what was expected and what was found
   */
  public InvalidDataException(
      Resource<?> resource, @Nullable URI url, String problem, @Nullable Throwable cause) {
    super(resource + " is not usable: " + problem + (url == null ? "" : " (" + url + ")"), cause);
    this.year = resource.season();
    this.event = resource.event();
    this.session = resource.session();
    this.path = resource.path();
    this.url = url;
  }

  private InvalidDataException(InvalidDataException origin) {
    super(origin.text(), origin);
    this.year = origin.year;
    this.event = origin.event;
    this.session = origin.session;
    this.path = origin.path;
    this.url = origin.url;
  }

  @Override
  InvalidDataException asSeenHere() {
    return new InvalidDataException(this);
  }

  /** The season that was asked for. */
  public int year() {
    return year;
  }

  /** The event that was asked for, decoded. */
  public String event() {
    return event;
  }

  /** The session that was asked for, decoded. */
  public String session() {
    return session;
  }

  /** The path within the session that was asked for, decoded. */
  public String path() {
    return path;
  }

  /** Where the last bad copy came from, or null if it came from no CDN. */
  public @Nullable URI url() {
    return url;
  }
}
