package io.tif1.client;

import java.net.URI;
import java.time.Instant;
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
  private final @Nullable Instant plannedStart;

  /**
   * @param url where it was looked for last, or null if that is remembered and no longer known
   */
  public NotFoundException(Resource<?> resource, @Nullable URI url) {
    this(
        resource,
        url,
        null,
        resource
            + " is not published"
            + (url == null ? " (remembered from an earlier answer)" : " (" + url + ")")
            + "; check the names of event, session and file");
  }

  /**
   * @param plannedStart of a session that by the calendar has not been run; otherwise null
   */
  NotFoundException(
      Resource<?> resource, @Nullable URI url, @Nullable Instant plannedStart, String message) {
    super(message, null);
    this.year = resource.season();
    this.event = resource.event();
    this.session = resource.session();
    this.path = resource.path();
    this.url = url;
    this.plannedStart = plannedStart;
  }

  private NotFoundException(NotFoundException origin) {
    super(origin.text(), origin);
    this.year = origin.year;
    this.event = origin.event;
    this.session = origin.session;
    this.path = origin.path;
    this.url = origin.url;
    this.plannedStart = origin.plannedStart;
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

  /**
   * When the session is planned to start, or was, if by the calendar it has not begun or may not
   * have ended. Null if it has been run, or if the file was not asked for through a {@link
   * Session}, which alone looks at the calendar.
   */
  public @Nullable Instant plannedStart() {
    return plannedStart;
  }
}
