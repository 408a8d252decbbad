package io.tif1.model.result;

import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.SessionKey;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a session, derived from its laps; no result is published. It is the order on the
 * road: penalties and disqualifications after the session, and laps that are taken back after a
 * race is stopped, are not known here, so it need not be the official one. There are neither points
 * nor reasons for retiring.
 *
 * <ul>
 *   <li>A race: who completed more laps is ahead; of those who completed as many, who ended the
 *       last one earlier by the session's clock, or if the laps have no such times, whose published
 *       position at its end is better. A published position alone would not do: it compares drivers
 *       at the end of a lap of one number, so a driver who retired in the lead keeps a 1. A lap is
 *       completed if it has a time or a position.
 *   <li>Qualifying: by the best lap in Q3, then in Q2, then in Q1. If it is not known which laps
 *       are of which part, drivers are listed by their best laps, without positions.
 *   <li>Practice: by the best lap.
 * </ul>
 *
 * <p>Of equal times the one set earlier is ahead. A time counts if it is not said to be deleted and
 * is not {@linkplain Laps#pickImpossible impossible}; in practice, also only if it was a personal
 * best, for drivers who have any. Drivers about whom nothing is known to put them in order by come
 * last, without a position. Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class SessionResults implements Iterable<DriverResult> {
  private final SessionKind kind;
  private final List<DriverResult> rows;
  private final String derivedFrom;
  private final Laps impossible;

  SessionResults(SessionKind kind, List<DriverResult> rows, String derivedFrom, Laps impossible) {
    this.kind = kind;
    this.rows = List.copyOf(rows);
    this.derivedFrom = derivedFrom;
    this.impossible = impossible;
  }

  /**
   * The result of a session, of the kind that its name says.
   *
   * @param laps all laps of the session
   * @param drivers its drivers; may be empty
   * @throws IllegalArgumentException if the name is of no kind, or the laps do not say whose they
   *     are
   */
  public static SessionResults of(SessionKey session, Laps laps, Drivers drivers) {
    SessionKind kind =
        SessionKind.of(session)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "cannot tell what kind of session "
                            + session
                            + " is: name it, SessionResults.of(SessionKind.RACE, laps, drivers)"));
    return of(kind, laps, drivers);
  }

  /**
   * The result of a session of a kind.
   *
   * @param laps all laps of the session
   * @param drivers its drivers; may be empty
   * @throws IllegalArgumentException if the laps do not say whose they are
   */
  public static SessionResults of(SessionKind kind, Laps laps, Drivers drivers) {
    return switch (kind) {
      case RACE -> new RaceOrder(laps, drivers).results();
      case QUALIFYING -> {
        var order = new LapOrder(laps, drivers);
        yield order.qualifying(order.counted().splitQualifyingSessions());
      }
      case PRACTICE -> new LapOrder(laps, drivers).practice();
    };
  }

  /**
   * The result of qualifying, whose parts the messages of race control tell if the laps do not.
   *
   * @param laps all laps of the session
   * @param drivers its drivers; may be empty
   * @param messages see {@link Laps#splitQualifyingSessions(RaceControl)}
   * @throws IllegalArgumentException if the laps do not say whose they are
   */
  public static SessionResults ofQualifying(Laps laps, Drivers drivers, RaceControl messages) {
    var order = new LapOrder(laps, drivers);
    return order.qualifying(order.counted().splitQualifyingSessions(messages));
  }

  /** What the session was taken to be. */
  public SessionKind kind() {
    return kind;
  }

  /** What it was derived from and what it does not know, in a sentence for people. */
  public String derivedFrom() {
    return derivedFrom;
  }

  /**
   * The laps whose times were not counted because they are {@link Laps#pickImpossible impossible}.
   */
  public Laps impossible() {
    return impossible;
  }

  /** The drivers, the first first. */
  public List<DriverResult> rows() {
    return rows;
  }

  /** The drivers in order. */
  public Stream<DriverResult> stream() {
    return rows.stream();
  }

  @Override
  public Iterator<DriverResult> iterator() {
    return rows.iterator();
  }

  /**
   * A driver's line; empty if the driver was not there.
   *
   * @param code three letters, in either case
   */
  public Optional<DriverResult> driver(String code) {
    return stream().filter(row -> row.driver().equalsIgnoreCase(code.strip())).findFirst();
  }

  @Override
  public String toString() {
    return rows.size() + " drivers, derived from " + derivedFrom;
  }
}
