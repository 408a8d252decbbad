package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.TextColumn;
import io.tif1.model.json.TableReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Laps, a lap a row: of one driver, or of all drivers of a session. As columns, as rows ({@link
 * #lap(int)}, {@link #stream}), and through filters that give laps again ({@link LapFilters}).
 *
 * <p>What is found in a file is said of the file: laps that are some of its rows, or its rows in
 * another order, have no {@link #findings}; laps that only got other columns keep them. Immutable
 * and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class Laps extends LapFilters implements Iterable<Lap> {
  private Laps(Columns columns, List<Finding> findings, boolean published) {
    super(columns, findings, published);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Laps of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Laps of(Columns columns, List<Finding> findings) {
    return new Laps(columns, findings, false);
  }

  /**
   * A file as published, with what reading it found; what the rules find is looked for when {@link
   * #findings} is first called.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Laps published(Columns columns, List<Finding> findings) {
    return new Laps(columns, findings, true);
  }

  /**
   * Reads a published file, {@code VER/laptimes.json} or {@code session_laptimes.json}.
   *
   * @param utf8 the file
   * @param driver who drove the laps if the file does not say, as files of a single driver may not;
   *     null if that is not known
   * @throws JsonException if it is not one well-formed JSON object of columns
   */
  public static Laps decode(byte[] utf8, @Nullable String driver) {
    return new TableReader().laps(utf8, 0, utf8.length, driver);
  }

  /**
   * The laps of all parts, one part below the other, with the findings of all of them. The columns
   * are those of any part; a part has no values in a column that it lacks. Before laps of old files
   * are put together, {@link #withDriver} says whose they are.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Laps concat(List<Laps> parts) {
    var findings = new ArrayList<Finding>();
    parts.forEach(part -> findings.addAll(part.findings()));
    return of(Columns.concat(parts.stream().map(Laps::columns).toList()), findings);
  }

  @Override
  Laps self() {
    return this;
  }

  /**
   * The lap of a row.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Lap lap(int row) {
    return new Lap(this, row);
  }

  /**
   * A driver's lap of a number; empty if there is none. If there are several, which is an anomaly,
   * the first.
   *
   * @param driver three-letter code in either case, or racing number
   * @param number from 1
   * @throws IllegalArgumentException if the driver is blank or the number below 1
   */
  public Optional<Lap> lap(String driver, int number) {
    var own = LapTests.drivers(this, List.of(driver)).and(LapTests.numbers(this, number));
    return IntStream.range(0, size()).filter(own).mapToObj(this::lap).findFirst();
  }

  /** The laps in order. */
  public Stream<Lap> stream() {
    return IntStream.range(0, size()).mapToObj(this::lap);
  }

  @Override
  public Iterator<Lap> iterator() {
    return stream().iterator();
  }

  /** The time of a lap, exactly as published; null if it is missing. */
  public @Nullable Duration lapTime(int row) {
    return Moments.duration(lapTimeS().get(row));
  }

  /** When a lap began; null if it is missing, or no date. */
  public @Nullable Instant startDate(int row) {
    return Moments.instant(lapStartDate().get(row));
  }

  /** The codes of the drivers, in the order of their first laps. */
  public List<String> drivers() {
    return driver().distinct();
  }

  /**
   * The laps of each driver, by code, in the order of their first laps. Laps that do not say whose
   * they are, as those of old files before {@link #withDriver}, are left out.
   */
  public Map<String, Laps> byDriver() {
    return Grouping.by(this, driver()::get);
  }

  /**
   * The laps of each stint of each driver, in the order of their first laps. Laps that do not say
   * in which stint they are, are left out; those that do not say whose they are, are taken to be of
   * one driver.
   */
  public List<Laps> byStint() {
    record Key(@Nullable String driver, int stint) {}
    IntFunction<@Nullable Key> key =
        row -> stint().isMissing(row) ? null : new Key(driver().get(row), stint().get(row));
    return List.copyOf(Grouping.by(this, key).values());
  }

  /** The laps from the smallest value of a column to the largest; those without one come last. */
  public Laps sortedBy(LapColumn column) {
    return Grouping.sorted(this, Grouping.by(this, column));
  }

  /** The laps in an order of one's own; equal ones stay in the order in which they stand. */
  public Laps sorted(Comparator<? super Lap> order) {
    return Grouping.sorted(this, (a, b) -> order.compare(lap(a), lap(b)));
  }

  /**
   * These laps, with a driver for those that do not say whose they are. Old files do not; the name
   * of their folder does.
   *
   * @param code three letters, in either case; they are filled in as capitals
   * @throws IllegalArgumentException if it is blank
   */
  public Laps withDriver(String code) {
    String driver = Names.key("code of a driver", code);
    return filled(LapColumn.DRIVER, row -> driver);
  }

  /**
   * These laps, with a team for those that do not say for which they were driven.
   *
   * @param name as published: {@code Haas F1 Team}
   * @throws IllegalArgumentException if it is blank
   */
  public Laps withTeam(String name) {
    Names.key("name of a team", name);
    return filled(LapColumn.TEAM, row -> name);
  }

  /**
   * These laps, with the team and the racing number of their drivers for those that do not say.
   *
   * @param drivers the drivers of the session
   */
  public Laps withDrivers(Drivers drivers) {
    return filled(LapColumn.TEAM, row -> drivers.textOf(driver().get(row), drivers.teamName()))
        .filled(
            LapColumn.DRIVER_NUMBER,
            row -> drivers.textOf(driver().get(row), drivers.driverNumber()));
  }

  /**
   * These laps, with the weather that was measured during them in place of the weather published
   * beside them, which for most drivers belongs to other laps. For each lap the first measurement
   * from its beginning to its end; if there is none, the last one before. This is the rule by which
   * the published weather was meant to be chosen.
   *
   * <p>A lap without an end is given the last measurement before its beginning; without either, or
   * if nothing was measured before its end, its weather is missing: never another lap's.
   *
   * @param weather the weather of the same session, in any order
   */
  public Laps withWeather(Weather weather) {
    return of(WeatherJoin.join(this, weather), findings());
  }

  private Laps filled(LapColumn column, IntFunction<@Nullable String> value) {
    TextColumn known = texts(column);
    var values = new ArrayList<@Nullable String>(size());
    for (int row = 0; row < size(); row++) {
      String own = known.get(row);
      values.add(own == null ? value.apply(row) : own);
    }
    return of(columns().with(column.columnName(), TextColumn.of(values)), findings());
  }
}
