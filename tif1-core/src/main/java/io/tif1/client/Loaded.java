package io.tif1.client;

import static java.util.Objects.requireNonNull;

import io.tif1.model.FileKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was had of something that is made of several files, and the report that says what was not.
 * Immutable.
 *
 * @param <T> what it is
 * @since 0.1
 */
public final class Loaded<T> {
  private final @Nullable T value;
  private final @Nullable Tif1Exception error;
  private final LoadReport report;

  private Loaded(@Nullable T value, @Nullable Tif1Exception error, LoadReport report) {
    this.value = value;
    this.error = error;
    this.report = report;
  }

  static <T> Loaded<T> of(T value, LoadReport report) {
    return new Loaded<>(value, null, report);
  }

  static <T> Loaded<T> nothing(Tif1Exception error, LoadReport report) {
    return new Loaded<>(null, error, report);
  }

  /** What was had, which may be a part: see {@link #isComplete}. Empty if nothing was. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /** How each file was had, or why not. */
  public LoadReport report() {
    return report;
  }

  /** Whether nothing is lacking; see {@link LoadReport#isComplete}. */
  public boolean isComplete() {
    return value != null && report.isComplete();
  }

  /**
   * What was had, be it a part.
   *
   * @throws Tif1Exception if nothing was had: {@link NotFoundException} if nothing is published,
   *     otherwise the first failure
   */
  public T orElseThrow() {
    if (value != null) {
      return value;
    }
    throw requireNonNull(error, "error").asSeenHere();
  }

  /** What was obtained, if nothing is lacking; else why the first file that is was not obtained. */
  T orElseThrowUnlessComplete() {
    for (FileReport file : report.lacking()) {
      Tif1Exception why = file.error();
      if (value != null && why != null) {
        throw why.asSeenHere();
      }
    }
    return orElseThrow();
  }

  /**
   * What was obtained, if it is all that is published; else why the first file that failed did.
   * What is derived from all laps would be wrong, and not look it, without those of a driver.
   */
  T orElseThrowIfFailed() {
    report.throwIfFailed(FileKind.values());
    return orElseThrow();
  }

  @Override
  public String toString() {
    return (value == null ? "nothing" : value) + "; " + report;
  }
}
