package io.tif1.model.result;

import io.tif1.model.SessionKey;
import java.util.Locale;
import java.util.Optional;

/**
 * What a session is about, hence how its result is made.
 *
 * @since 0.1
 */
public enum SessionKind {
  /** Who finishes first: races and sprints. */
  RACE("laps completed, then the session's clock at the end of the last of them"),
  /** The best lap of the last part reached: qualifying, also for sprints. */
  QUALIFYING("the best lap of the last part of qualifying with a time that was not deleted"),
  /** The best lap: practice and tests. */
  PRACTICE("the best lap whose time was not deleted");

  /** The one season in which sprints were published under the name of sprint qualifying. */
  private static final int SPRINT_CALLED_QUALIFYING = 2021;

  private final String order;

  SessionKind(String order) {
    this.order = order;
  }

  /** What drivers are put in order by. */
  String order() {
    return order;
  }

  /**
   * The kind of a session, by its name; empty if the name is of no kind. {@code Sprint Qualifying}
   * was the sprint itself in 2021 and is its qualifying since.
   */
  public static Optional<SessionKind> of(SessionKey session) {
    String name = session.session().toLowerCase(Locale.ROOT);
    if (name.startsWith("practice") || name.startsWith("test")) {
      return Optional.of(PRACTICE);
    }
    return switch (name) {
      case "race", "sprint" -> Optional.of(RACE);
      case "qualifying", "sprint shootout" -> Optional.of(QUALIFYING);
      case "sprint qualifying" ->
          Optional.of(session.season() == SPRINT_CALLED_QUALIFYING ? RACE : QUALIFYING);
      default -> Optional.empty();
    };
  }
}
