package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.TextColumn;
import io.tif1.model.json.TableReader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The drivers of a session, a driver a row, in the order of the published file: that of the
 * classification where it was known when the file was written, else of the numbers as text.
 * Immutable.
 *
 * @since 0.1
 */
public final class Drivers extends Table implements Iterable<Driver> {
  private static final DriverColumn[] KNOWN = DriverColumn.values();

  private Drivers(Columns columns, List<Finding> findings, boolean published) {
    super(columns, KNOWN, findings, published);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Drivers of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Drivers of(Columns columns, List<Finding> findings) {
    return new Drivers(columns, findings, false);
  }

  /**
   * A file as published, with what reading it found; what the rules find is looked for when {@link
   * #findings} is first called.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Drivers published(Columns columns, List<Finding> findings) {
    return new Drivers(columns, findings, true);
  }

  /**
   * Reads a published file, {@code drivers.json}.
   *
   * @param utf8 the file
   * @throws JsonException if it is not one well-formed JSON object of the kind
   */
  public static Drivers decode(byte[] utf8) {
    return new TableReader().drivers(utf8, 0, utf8.length);
  }

  /**
   * The driver of a row.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Driver driver(int row) {
    return new Driver(this, row);
  }

  /** The drivers in order. */
  public Stream<Driver> stream() {
    return IntStream.range(0, size()).mapToObj(this::driver);
  }

  @Override
  public Iterator<Driver> iterator() {
    return stream().iterator();
  }

  /**
   * The driver that a person means. Case and accents do not matter: {@code "raikkonen"} is
   * Räikkönen.
   *
   * @param identifier three-letter code, racing number, full name or last name, looked for in this
   *     order. Old files have nothing but codes
   * @return empty if there is no such driver, or if two have this last name
   * @throws IllegalArgumentException if it is blank
   */
  public Optional<Driver> find(String identifier) {
    String key = Names.key("identifier of a driver", identifier);
    return first(Driver::code, key)
        .or(() -> first(Driver::number, key))
        .or(() -> first(Driver::fullName, key))
        .or(() -> only(Driver::lastName, key));
  }

  private Optional<Driver> first(Function<Driver, @Nullable String> name, String key) {
    return stream().filter(driver -> Names.sameLetters(name.apply(driver), key)).findFirst();
  }

  private Optional<Driver> only(Function<Driver, @Nullable String> name, String key) {
    List<Driver> all =
        stream().filter(driver -> Names.sameLetters(name.apply(driver), key)).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** What a column has for the driver of a code; null if the driver is not here. */
  @Nullable String textOf(@Nullable String code, TextColumn column) {
    for (int row = 0; code != null && row < size(); row++) {
      if (code.equals(abbreviation().get(row))) {
        return column.get(row);
      }
    }
    return null;
  }

  /** Who it is; the name of the driver's folder. Written as three letters. Key {@code driver}. */
  public TextColumn abbreviation() {
    return texts(DriverColumn.ABBREVIATION);
  }

  /** The team. Key {@code team}. */
  public TextColumn teamName() {
    return texts(DriverColumn.TEAM_NAME);
  }

  /** Racing number; it may change from season to season. Key {@code dn}. */
  public TextColumn driverNumber() {
    return texts(DriverColumn.DRIVER_NUMBER);
  }

  /** First name. Key {@code fn}. */
  public TextColumn firstName() {
    return texts(DriverColumn.FIRST_NAME);
  }

  /** Last name. Key {@code ln}. */
  public TextColumn lastName() {
    return texts(DriverColumn.LAST_NAME);
  }

  /**
   * Colour of the team, without a #, in either case. Written as six hexadecimal digits. Key {@code
   * tc}.
   */
  public TextColumn teamColor() {
    return texts(DriverColumn.TEAM_COLOR);
  }

  /** Where a picture of the driver is. Written as URL. Key {@code url}. */
  public TextColumn headshotUrl() {
    return texts(DriverColumn.HEADSHOT_URL);
  }
}
