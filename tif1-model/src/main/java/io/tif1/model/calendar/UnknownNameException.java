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

  UnknownNameException(String asked, List<String> suggestions, String message) {
    super(message);
    this.asked = asked;
    this.suggestions = suggestions.toArray(String[]::new);
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
