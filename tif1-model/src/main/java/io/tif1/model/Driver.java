package io.tif1.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A driver of a session: a row of {@link Drivers}. What is missing reads as null; old files have no
 * more than code and team. Equal to another if all values are. Immutable and safe for use by
 * multiple threads.
 *
 * @since 0.1
 */
public final class Driver {
  private static final Pattern RGB = Pattern.compile("#?[0-9A-Fa-f]{6}");

  private final Drivers drivers;
  private final int row;

  Driver(Drivers drivers, int row) {
    this.drivers = drivers;
    this.row = Objects.checkIndex(row, drivers.size());
  }

  /** Three letters, the name of the driver's folder. */
  public @Nullable String code() {
    return drivers.abbreviation().get(row);
  }

  /** Racing number; it may change from season to season. */
  public @Nullable String number() {
    return drivers.driverNumber().get(row);
  }

  /** First name. */
  public @Nullable String firstName() {
    return drivers.firstName().get(row);
  }

  /** Last name. */
  public @Nullable String lastName() {
    return drivers.lastName().get(row);
  }

  /** First name and last name, or the one that is known. */
  public @Nullable String fullName() {
    String name =
        Stream.of(drivers.firstName(), drivers.lastName())
            .map(column -> column.get(row))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? null : name;
  }

  /** The team. */
  public @Nullable String team() {
    return drivers.teamName().get(row);
  }

  /**
   * Colour of the team: red, green and blue in a byte each, {@code 0xRRGGBB}. Empty if it is
   * missing or is not of six hexadecimal digits.
   */
  public OptionalInt colorRgb() {
    String text = drivers.teamColor().get(row);
    if (text == null || !RGB.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(text, text.length() - 6, text.length(), 16));
  }

  /** Where a picture of the driver is; null also if what is published is no URI. */
  public @Nullable URI headshot() {
    String text = drivers.headshotUrl().get(row);
    try {
      return text == null ? null : new URI(text);
    } catch (URISyntaxException e) {
      return null; // reads as missing; the text is in the column
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Driver that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return Objects.hash(code(), number());
  }

  private Columns values() {
    return drivers.columns().select(row);
  }

  /** Code, number and name: {@code VER 33 Max Verstappen}. */
  @Override
  public String toString() {
    return Stream.of(code(), number(), fullName())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }
}
