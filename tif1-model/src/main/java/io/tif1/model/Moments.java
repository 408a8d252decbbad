package io.tif1.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Times as the files write them, as {@code java.time} has them. */
final class Moments {
  private static final double NANOS = 1e9;

  private Moments() {}

  /**
   * The duration of so many seconds; null if there is no number. To the nearest nanosecond, which
   * is far coarser than what a double of a session's seconds is off by, so 93.669 is exactly
   * 93.669.
   */
  static @Nullable Duration duration(double seconds) {
    if (!Double.isFinite(seconds)) {
      return null;
    }
    double whole = Math.floor(seconds);
    return Duration.ofSeconds((long) whole, (long) Math.rint((seconds - whole) * NANOS));
  }

  /** The moment that a text names, UTC unless it says otherwise; null if it names none. */
  static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null; // what is no date reads as missing, as any value of the wrong kind does
    }
  }
}
