package io.tif1.model;

import io.tif1.model.check.Finding;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The filters of {@link Laps}, under the names that FastF1 gives them. Each gives the laps that
 * pass, in the order in which they stand, and changes nothing. What {@link #findings} says is about
 * a file, not about some of its rows, so what a filter gives has none.
 *
 * <p>Missing values: a filter that picks something ({@link #pickCompounds}, {@link #pickAccurate},
 * {@link #pickBoxLaps}) drops the laps of which it is not known; a filter that leaves something out
 * ({@link #pickNotDeleted}, {@link #pickWithoutBox}, {@link TrackStatusMatch#EXCLUDES}) drops only
 * the laps of which it is. So nothing is said to be there that the file does not say, and a filter
 * and its opposite part the laps in two. Whether a file can tell at all, {@link #has} tells: the
 * old ones have few columns.
 *
 * <p>A name that no lap has is no error: it gives no laps.
 *
 * @since 0.1
 */
public abstract sealed class LapFilters extends LapTable permits Laps {
  static final double QUICK = 1.07;

  LapFilters(Columns columns, List<Finding> findings, boolean published) {
    super(columns, findings, published);
  }

  abstract Laps self();

  /**
   * The named rows, in the order named; a row may be named more than once.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public final Laps select(int... rows) {
    return Laps.of(columns().select(rows));
  }

  final Laps pickRows(IntPredicate wanted) {
    return select(IntStream.range(0, size()).filter(wanted).toArray());
  }

  /** The laps that pass a test of one's own. */
  public final Laps filter(Predicate<? super Lap> wanted) {
    return pickRows(row -> wanted.test(self().lap(row)));
  }

  /**
   * The laps of some drivers.
   *
   * @param identifiers three-letter codes in either case, or racing numbers. Numbers are looked for
   *     in the column {@code DriverNumber}, which old files lack; {@link Laps#withDrivers} fills it
   * @throws IllegalArgumentException if one is blank
   */
  public final Laps pickDrivers(String... identifiers) {
    return pickDrivers(Arrays.asList(identifiers));
  }

  /** As {@link #pickDrivers(String...)}. */
  public final Laps pickDrivers(Collection<String> identifiers) {
    return pickRows(LapTests.drivers(this, identifiers));
  }

  /**
   * The laps of some teams.
   *
   * @param names in either case, otherwise as published: {@code Haas F1 Team}
   * @throws IllegalArgumentException if one is blank
   */
  public final Laps pickTeams(String... names) {
    return pickTeams(Arrays.asList(names));
  }

  /** As {@link #pickTeams(String...)}. */
  public final Laps pickTeams(Collection<String> names) {
    return pickRows(Names.oneOf(team(), Names.keys("name of a team", names)));
  }

  /**
   * The laps of these numbers, of all drivers.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public final Laps pickLaps(int... numbers) {
    return pickRows(LapTests.numbers(this, numbers));
  }

  /**
   * The laps from one number to another, both included, of all drivers.
   *
   * @throws IllegalArgumentException if the first is below 1 or above the last
   */
  public final Laps pickLapsBetween(int first, int last) {
    return pickRows(LapTests.between(this, first, last));
  }

  /**
   * The laps on some tyres.
   *
   * @param names in either case: SOFT, MEDIUM, HARD, INTERMEDIATE, WET, UNKNOWN, TEST-UNKNOWN
   * @throws IllegalArgumentException if one is blank
   */
  public final Laps pickCompounds(String... names) {
    return pickCompounds(Arrays.asList(names));
  }

  /** As {@link #pickCompounds(String...)}. */
  public final Laps pickCompounds(Collection<String> names) {
    return pickRows(Names.oneOf(compound(), Names.keys("compound", names)));
  }

  /** The laps during which the track was in these states and no others. */
  public final Laps pickTrackStatus(String status) {
    return pickTrackStatus(status, TrackStatusMatch.EQUALS);
  }

  /**
   * The laps during which the track was in some states, or was not.
   *
   * @param status codes of {@link #trackStatus}, a digit a state: {@code "4"}, {@code "67"}
   * @throws IllegalArgumentException if it is not of digits
   */
  public final Laps pickTrackStatus(String status, TrackStatusMatch how) {
    return pickRows(LapTests.trackStatus(this, status, how));
  }

  /**
   * The laps into the pits, out of them, or both. None if the file has no pit times: generations G0
   * and G1.
   */
  public final Laps pickBoxLaps(BoxLaps which) {
    return pickRows(LapTests.box(this, which));
  }

  /**
   * The laps that lead neither into the pits nor out of them. All if the file has no pit times:
   * generations G0 and G1.
   */
  public final Laps pickWithoutBox() {
    return pickRows(LapTests.box(this, BoxLaps.BOTH).negate());
  }

  /** The laps whose times FastF1 found consistent. */
  public final Laps pickAccurate() {
    return pickRows(accurate()::isTrue);
  }

  /** The laps whose time is not said to be deleted. */
  public final Laps pickNotDeleted() {
    return pickRows(row -> !deleted().isTrue(row));
  }

  /**
   * The laps whose time nobody can have driven: it is less than 95 percent of the sum of the best
   * first, second and third sectors of these laps, and nothing else in the file supports it. Such a
   * lap has no sector, is not accurate and is no personal best. Errors of the timing bring them
   * about; a lap of 1:01 among laps of 1:45 would else be the fastest of the session.
   *
   * <p>None if that cannot be known: the laps have no sectors, or the file does not say which times
   * are accurate or personal bests. Apply it to the laps of a whole session: the best sectors of a
   * few slow laps are no measure.
   */
  public final Laps pickImpossible() {
    return pickRows(ImpossibleLaps.of(this));
  }

  /** The laps that are not {@linkplain #pickImpossible impossible}. */
  public final Laps pickWithoutImpossible() {
    return pickRows(ImpossibleLaps.of(this).negate());
  }

  /** The laps within 107 percent of the fastest of them. */
  public final Laps pickQuickLaps() {
    return pickQuickLaps(QUICK);
  }

  /**
   * The laps that took at most {@code threshold} times as long as {@link #pickFastest() the fastest
   * of them}.
   *
   * @param threshold from 1; 1.07 is the rule of qualifying
   * @throws IllegalArgumentException if it is below 1 or no number
   */
  public final Laps pickQuickLaps(double threshold) {
    return pickQuickLaps(threshold, self());
  }

  /**
   * The laps that took at most {@code threshold} times as long as the fastest of other laps, and
   * are not {@linkplain #pickImpossible impossible} beside those. FastF1 takes all laps of the
   * session as those others, however few are picked from.
   *
   * @param threshold from 1
   * @param of laps whose {@link #pickFastest() fastest} is the measure; if it has none, no lap
   *     passes
   * @throws IllegalArgumentException if the threshold is below 1 or no number
   */
  public final Laps pickQuickLaps(double threshold, Laps of) {
    return pickRows(LapTests.quick(this, threshold, of));
  }

  /** The fastest lap {@linkplain FastestOf#NOT_DELETED whose time is not deleted}. */
  public final Optional<Lap> pickFastest() {
    return pickFastest(FastestOf.NOT_DELETED);
  }

  /** The fastest of some of the laps; of equals, the first. Empty if none of them has a time. */
  public final Optional<Lap> pickFastest(FastestOf among) {
    IntPredicate counts = LapTests.counts(this, among);
    double[] times = lapTimeS().toArray();
    int best = -1;
    for (int row = 0; row < times.length; row++) {
      if (counts.test(row) && (best < 0 || times[row] < times[best])) {
        best = row;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(self().lap(best));
  }

  /**
   * The fastest lap {@linkplain FastestOf#NOT_DELETED whose time is not deleted} of each driver who
   * has one, the fastest first.
   */
  public final Laps fastestPerDriver() {
    return fastestPerDriver(FastestOf.NOT_DELETED);
  }

  /** The fastest of some of the laps of each driver who has one, the fastest first. */
  public final Laps fastestPerDriver(FastestOf among) {
    return Grouping.fastestPerDriver(self(), LapTests.counts(this, among));
  }

  /**
   * The laps of each part of qualifying, as the file says; parts without laps are left out. Empty
   * if the file does not say: it is not of qualifying, or of an older generation than G3. A lap of
   * which it does not say is in no part.
   */
  public final Map<QualifyingPart, Laps> splitQualifyingSessions() {
    return QualifyingSplit.asPublished(self());
  }

  /**
   * The laps of each part of qualifying, as the file says or, if it does not, by the messages of
   * race control: a part begins when the exit of the pits is first opened, and first again after a
   * chequered flag; a lap is of the part that last began before the lap ended.
   *
   * <p>Empty if that cannot be known: the messages do not show three beginnings (one is lost if a
   * part ends under a red flag), or the laps have no dates and session times (generations G0, G1).
   */
  public final Map<QualifyingPart, Laps> splitQualifyingSessions(RaceControl messages) {
    Map<QualifyingPart, Laps> published = splitQualifyingSessions();
    return published.isEmpty() ? QualifyingSplit.byMessages(self(), messages) : published;
  }
}
