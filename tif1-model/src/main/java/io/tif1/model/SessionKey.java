package io.tif1.model;

/**
 * Names one session of one event, for instance the race at Spa in 2021. The parts are kept in one
 * canonical spelling ({@link PathSegment}), so keys that name the same session are equal however
 * they were typed: with accents composed or not, percent-encoded or plain.
 *
 * @param season the championship year, {@value #FIRST_SEASON} to {@value #LAST_SEASON}
 * @param event the event's full name as published, for instance {@code "Belgian Grand Prix"}
 * @param session the session's name as published, for instance {@code "Race"} or {@code "Practice
 *     1"}
 * @since 0.1
 */
public record SessionKey(int season, String event, String session) {
  /** The first season with published files. */
  public static final int FIRST_SEASON = 2018;

  /** The last season a key may name: a year beyond it is a typing error. */
  public static final int LAST_SEASON = 2099;

  /**
   * @throws IllegalArgumentException if the season is out of range or a name cannot be a folder's
   */
  public SessionKey {
    if (season < FIRST_SEASON || season > LAST_SEASON) {
      throw new IllegalArgumentException(
          "season must be from " + FIRST_SEASON + " to " + LAST_SEASON + ": " + season);
    }
    event = PathSegment.canonical("event", event);
    session = PathSegment.canonical("session", session);
  }

  @Override
  public String toString() {
    return season + "/" + event + "/" + session;
  }
}
