package io.tif1.model.calendar;

import io.tif1.model.SessionKey;
import java.util.List;

/**
 * The events of one season. From {@link Calendar#of(int)}. Immutable, for any number of threads.
 *
 * <h2 id="names">How events are found</h2>
 *
 * Upper and lower case, accents and punctuation do not matter, nor whether {@code Grand Prix} or
 * {@code GP} is written. A name is read in these ways, the strictest first, and the first way that
 * fits anything decides: the name, the country or location, whole words of these, how one of them
 * starts, how a word of theirs starts (two letters or more), letters from their middle (three or
 * more). If what fits is more than one event, that is an error which names them: nothing is
 * guessed. Some names of circuits and countries that are not in the calendar are known too, such as
 * {@code COTA} and {@code UK}. Tests are found by their names only, not by where they are held.
 * Digits are a round.
 *
 * @since 0.1
 */
public final class SeasonCalendar {
  private final int season;
  private final List<Event> events;
  private final List<Event> rounds;

  SeasonCalendar(int season, List<Event> events) {
    this.season = season;
    this.events = List.copyOf(events);
    int tests = 0;
    while (this.events.get(tests).isTesting()) {
      tests++;
    }
    rounds = this.events.subList(tests, this.events.size());
  }

  /** The championship year. */
  public int season() {
    return season;
  }

  /** All events in order of time, tests included. Of 2018 and 2019 no tests are known. */
  public List<Event> events() {
    return events;
  }

  /** The events in order of time, with or without tests. */
  public List<Event> events(boolean includeTesting) {
    return includeTesting ? events : rounds;
  }

  /**
   * The one event that is called so.
   *
   * @param asked a name, or a round in digits; see <a href="#names">above</a>
   * @throws UnknownNameException if no event is called so, or several are
   */
  public Event event(String asked) {
    return finder().event(asked);
  }

  /**
   * The event of this round.
   *
   * @param round from one; tests are no rounds
   * @throws UnknownNameException if there is no such round
   */
  public Event event(int round) {
    return finder().round(round);
  }

  /**
   * The sessions of the one event that is called so, in order.
   *
   * @throws UnknownNameException if no event is called so, or several are
   */
  public List<EventSession> sessions(String event) {
    return event(event).sessions();
  }

  /**
   * Where the files of a session are published. Tests that share a folder need not be told apart
   * here: of 2020, {@code "Pre-Season Testing"} will do for both.
   *
   * @param event as for {@link #event(String)}
   * @param session as for {@link Event#session(String)}: name, abbreviation or number
   * @throws UnknownNameException if one of the names means nothing or several things
   */
  public SessionKey resolve(String event, String session) {
    return finder().published(event).key(session);
  }

  /**
   * Where the files of a session are published.
   *
   * @throws UnknownNameException if there is no such round, or the session's name means nothing or
   *     several sessions
   */
  public SessionKey resolve(int round, String session) {
    return event(round).key(session);
  }

  /**
   * Made for each question: whoever reads the calendar without asking for names should not wait.
   */
  private EventFinder finder() {
    return new EventFinder(season, events);
  }

  @Override
  public String toString() {
    return "calendar of " + season + ", " + rounds.size() + " rounds";
  }
}
