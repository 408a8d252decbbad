package io.tif1.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The file is not published. Says nothing about the health of any CDN, and is never retried.
 *
 * @since 0.1
 */
public final class NotFoundException extends Tif1Exception {
  private static final long serialVersionUID = 1L;

  private final int year;
  private final String event;
  private final String session;
  private final String path;
  private final @Nullable URI url;

  /**
   * @param url where it was looked for last, or null if that is remembered and no longer known
   */
  public NotFoundException(Resource<?> resource, @Nullable URI url) {
    super(
        resource
            + " is not published"
            + (url == null ? " (remembered from an earlier answer)" : " (" + url + ")")
            + "; check the names of event, session and file",
        null);
    this.year = resource.season();
    this.event = resource.event();
    this.session = resource.session();
    this.path = resource.path();
    this.url = url;
  }

  private NotFoundException(NotFoundException origin) {
    super(origin.text(), origin);
    this.year = origin.year;
    this.event = origin.event;
    this.session = origin.session;
    this.path = origin.path;
    this.url = origin.url;
  }

  @Override
  NotFoundException asSeenHere() {
    return new NotFoundException(this);
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

  /** Where the file was looked for last, or null if the answer was remembered. */
  public @Nullable URI url() {
    return url;
  }
}
