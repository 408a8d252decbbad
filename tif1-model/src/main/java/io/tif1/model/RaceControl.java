package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import io.tif1.model.json.TableReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of race control in a session, a message a row, in published order. Immutable.
 *
 * @since 0.1
 */
public final class RaceControl extends Table {
  private static final RaceControlColumn[] KNOWN = RaceControlColumn.values();

  private RaceControl(Columns columns, List<Finding> findings, boolean published) {
    super(columns, KNOWN, findings, published);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static RaceControl of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static RaceControl of(Columns columns, List<Finding> findings) {
    return new RaceControl(columns, findings, false);
  }

  /**
   * A file as published, with what reading it found; what the rules find is looked for when {@link
   * #findings} is first called.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static RaceControl published(Columns columns, List<Finding> findings) {
    return new RaceControl(columns, findings, true);
  }

  /** When a message was sent; null if it is missing, or no date. */
  public @Nullable Instant time(int row) {
    return Moments.instant(time().get(row));
  }

  /**
   * The messages in order of time, which the published order is not; those sent at the same time
   * stay in published order, those without a time come last.
   */
  public RaceControl sortedByTime() {
    List<@Nullable Instant> times = IntStream.range(0, size()).mapToObj(this::time).toList();
    Comparator<@Nullable Instant> order = Comparator.nullsLast(Comparator.naturalOrder());
    return select(
        IntStream.range(0, size())
            .boxed()
            .sorted((a, b) -> order.compare(times.get(a), times.get(b))));
  }

  /**
   * The messages about some flags.
   *
   * @param flags in either case: {@code "YELLOW"}, {@code "DOUBLE YELLOW"}
   * @throws IllegalArgumentException if one is blank
   */
  public RaceControl pickFlags(String... flags) {
    return pick(Names.oneOf(flag(), Names.keys("flag", List.of(flags))));
  }

  /**
   * The messages of some categories.
   *
   * @param categories in either case: {@code "SafetyCar"}
   * @throws IllegalArgumentException if one is blank
   */
  public RaceControl pickCategories(String... categories) {
    return pick(Names.oneOf(category(), Names.keys("category", List.of(categories))));
  }

  /**
   * The messages for some drivers. Messages that only name a driver in their text are not among
   * them.
   *
   * @param racingNumbers such as {@code "33"}; the files give no codes
   * @throws IllegalArgumentException if one is blank
   */
  public RaceControl pickDriverNumbers(String... racingNumbers) {
    return pick(Names.oneOf(racingNumber(), Names.keys("racing number", List.of(racingNumbers))));
  }

  /**
   * The messages of one lap of the race; none in other sessions.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public RaceControl pickLap(int number) {
    LapTests.checkNumber(number);
    return pick(row -> lap().get(row) == number);
  }

  private RaceControl pick(IntPredicate wanted) {
    return select(IntStream.range(0, size()).filter(wanted).boxed());
  }

  /** Findings are about a file, not about some of its rows. */
  private RaceControl select(Stream<Integer> rows) {
    return of(columns().select(rows.mapToInt(Integer::intValue).toArray()));
  }

  /**
   * Reads a published file, {@code rcm.json}.
   *
   * @param utf8 the file
   * @throws JsonException if it is not one well-formed JSON object of the kind
   */
  public static RaceControl decode(byte[] utf8) {
    return new TableReader().raceControl(utf8, 0, utf8.length);
  }

  /**
   * When it was sent; nine digits of a second, no zone. Written as ISO date and time, UTC. Key
   * {@code time}.
   */
  public TextColumn time() {
    return texts(RaceControlColumn.TIME);
  }

  /** Flag, SafetyCar, Drs, CarEvent or Other. Key {@code cat}. */
  public TextColumn category() {
    return texts(RaceControlColumn.CATEGORY);
  }

  /** The message. Key {@code msg}. */
  public TextColumn message() {
    return texts(RaceControlColumn.MESSAGE);
  }

  /**
   * For the safety car and the rear wing: DEPLOYED, IN THIS LAP, ENDING, ENABLED, DISABLED and
   * others. Key {@code status}.
   */
  public TextColumn status() {
    return texts(RaceControlColumn.STATUS);
  }

  /**
   * GREEN, CLEAR, YELLOW, DOUBLE YELLOW, RED, BLUE, CHEQUERED, BLACK AND WHITE. Key {@code flag}.
   */
  public TextColumn flag() {
    return texts(RaceControlColumn.FLAG);
  }

  /** What the flag is for: Track, Sector or Driver. Key {@code scope}. */
  public TextColumn scope() {
    return texts(RaceControlColumn.SCOPE);
  }

  /** The marshals' sector the flag is for. Key {@code sector}. */
  public IntColumn sector() {
    return wholes(RaceControlColumn.SECTOR);
  }

  /** Racing number of the driver the message is for. Key {@code dNum}. */
  public TextColumn racingNumber() {
    return texts(RaceControlColumn.RACING_NUMBER);
  }

  /** The lap of the race; missing in other sessions. Key {@code lap}. */
  public IntColumn lap() {
    return wholes(RaceControlColumn.LAP);
  }
}
