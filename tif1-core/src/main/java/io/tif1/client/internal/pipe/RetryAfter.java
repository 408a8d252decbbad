package io.tif1.client.internal.pipe;

import io.tif1.client.internal.pipe.RateLimitFields.Quota;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long an answer asks to wait: RFC 9110, sections 10.2.3 and 5.6.7. */
public final class RetryAfter {
  private static final int SECONDS_AT_MOST = 999_999_999;

  /** {@code Sun Nov 6 08:49:37 1994}, in UTC. */
  private static final DateTimeFormatter ASCTIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("EEE MMM ppd HH:mm:ss yyyy")
          .toFormatter(Locale.US);

  private RetryAfter() {}

  /**
   * How long an answer asks to wait: its Retry-After, else the time until its quota begins anew if
   * nothing is left of it.
   *
   * @return null if it does not say
   */
  public static @Nullable Duration of(Answer answer, Instant now) {
    Duration told = parse(answer.header("retry-after"), now);
    if (told != null) {
      return told;
    }
    Quota quota = RateLimitFields.parse(answer.headers(), now);
    return quota == null || quota.remaining() > 0 ? null : quota.reset();
  }

  /**
   * Reads the header's value: seconds, or a date in one of the three forms.
   *
   * @return the wait from {@code now}, zero if it is over, or null if there is no such header or it
   *     means nothing
   */
  public static @Nullable Duration parse(@Nullable String value, Instant now) {
    if (value == null) {
      return null;
    }
    String text = value.trim();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      // More digits than any wait has: as long as can be told.
      return Duration.ofSeconds(text.length() > 9 ? SECONDS_AT_MOST : Long.parseLong(text));
    }
    Instant moment = moment(text, now);
    if (moment == null) {
      return null;
    }
    Duration wait = Duration.between(now, moment);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static @Nullable Instant moment(String text, Instant now) {
    for (Form form :
        List.<Form>of(
            t -> ZonedDateTime.parse(t, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(),
            t -> LocalDateTime.parse(t, rfc850(now)).toInstant(ZoneOffset.UTC),
            t -> LocalDateTime.parse(t, ASCTIME).toInstant(ZoneOffset.UTC))) {
      try {
        return form.read(text);
      } catch (DateTimeException notThisForm) {
        // The next one, or none.
      }
    }
    return null;
  }

  private interface Form {
    Instant read(String text);
  }

  /**
   * {@code Sunday, 06-Nov-94 08:49:37 GMT}: a year of two digits that seems more than 50 years
   * ahead is the last one in the past that ends like it.
   */
  private static DateTimeFormatter rfc850(Instant now) {
    int thisYear = now.atZone(ZoneOffset.UTC).getYear();
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, thisYear - 49)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US);
  }
}
