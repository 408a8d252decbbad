package io.tif1.model.calendar;

import java.util.List;

/**
 * A name that the calendar cannot make one event, session or season of: nothing is called so, or
 * several things are. The message says what there is and what comes closest.
 *
 * @since 0.1
 */
public final class UnknownNameException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String asked;
  private final String[] suggestions;
  private final String problem;

  UnknownNameException(String asked, List<String> suggestions, String message) {
    super(message);
    this.asked = asked;
    this.suggestions = suggestions.toArray(String[]::new);
    this.problem = message;
  }

  /**
   * For a season that no calendar is known of.
   *
   * @param suggestions names to ask for instead
   * @param problem what is known and what is not, without a full stop
   * @since 0.2
   */
  public UnknownNameException(int season, List<String> suggestions, String problem) {
    super(
        problem
            + ". Sessions of other seasons need the names of their folders: new SessionKey(season,"
            + " event, session)");
    this.asked = String.valueOf(season);
    this.suggestions = suggestions.toArray(String[]::new);
    this.problem = problem;
  }

  /**
   * What is wrong, without advice on what to call instead; for programs whose users write no Java.
   *
   * @since 0.2
   */
  public String problem() {
    return problem;
  }

  /** What was asked for, as it came. */
  public String asked() {
    return asked;
  }

  /**
   * Names to ask for instead, the closest first: all that {@link #asked()} could have meant if it
   * was ambiguous, otherwise up to three that look like it. Empty if nothing does.
   */
  public List<String> suggestions() {
    return List.of(suggestions);
  }
}
