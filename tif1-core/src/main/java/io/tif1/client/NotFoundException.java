package io.tif1.client;

import io.tif1.client.FetchFailedException.Attempt;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file is not published: every CDN that could be asked says so. Says nothing about the health
 * of any CDN, and is never retried. A failure of one CDN while the others do not have the file is a
 * {@link FetchFailedException}.
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
  private final ArrayList<Attempt> answers;

  /**
   * No CDN has it.
   *
   * @param answers of the CDNs, all of which say so; at least one
   */
  public static NotFoundException everywhere(Resource<?> resource, List<Attempt> answers) {
    return new NotFoundException(
        resource,
        answers.get(0).url(),
        null,
        answers,
        resource
            + " is not published ("
            + answers.get(0).url()
            + (answers.size() == 1
                ? ""
                : "; so say all " + answers.size() + " CDNs that were asked")
            + "); check the names of event, session and file");
  }

  /**
   * @param url where it was looked for, or null if that is remembered and no longer known
   */
  public NotFoundException(Resource<?> resource, @Nullable URI url) {
    this(
        resource,
        url,
        null,
        List.of(),
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
    this(resource, url, plannedStart, List.of(), message);
  }

  private NotFoundException(
      Resource<?> resource,
      @Nullable URI url,
      @Nullable Instant plannedStart,
      List<Attempt> answers,
      String message) {
    super(message, null);
    this.year = resource.season();
    this.event = resource.event();
    this.session = resource.session();
    this.path = resource.path();
    this.url = url;
    this.plannedStart = plannedStart;
    this.answers = new ArrayList<>(answers);
  }

  private NotFoundException(NotFoundException origin) {
    super(origin.text(), origin);
    this.year = origin.year;
    this.event = origin.event;
    this.session = origin.session;
    this.path = origin.path;
    this.url = origin.url;
    this.plannedStart = origin.plannedStart;
    this.answers = origin.answers;
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

  /**
   * What each CDN answered, in the order of their answers; one for all names of one origin. Empty
   * if the answer was remembered. Unmodifiable.
   */
  public List<Attempt> answers() {
    return List.copyOf(answers);
  }

  /** Where the file was looked for first, or null if the answer was remembered. */
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
