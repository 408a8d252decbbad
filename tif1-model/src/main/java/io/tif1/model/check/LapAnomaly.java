package io.tif1.model.check;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something odd in the laps of a driver, as {@link LapAnomalies} finds it. Immutable.
 *
 * @since 0.1
 */
public sealed interface LapAnomaly {
  /** The driver's three letters; null if the laps do not say whose they are. */
  @Nullable String driver();

  /** How bad it is. */
  Severity severity();

  /** What it is, in a sentence. */
  String message();

  /**
   * How bad an anomaly is.
   *
   * @since 0.1
   */
  enum Severity {
    /** Odd, and may well be so: a lap in the garage. */
    LOW,
    /** Something is not there. */
    MEDIUM,
    /** The laps contradict themselves. */
    HIGH
  }

  /**
   * There are laps before and after, but not these.
   *
   * @param first number of the first lap that is missing
   * @param last number of the last one in a row with it
   * @since 0.1
   */
  record Missing(@Nullable String driver, int first, int last) implements LapAnomaly {
    @Override
    public Severity severity() {
      return Severity.MEDIUM;
    }

    @Override
    public String message() {
      return whose(driver)
          + (first == last ? "lap " + first + " is" : "laps " + first + " to " + last + " are")
          + " missing";
    }
  }

  /**
   * Several laps have the same number.
   *
   * @param number which
   * @param count how many laps have it
   * @since 0.1
   */
  record Duplicate(@Nullable String driver, int number, int count) implements LapAnomaly {
    @Override
    public Severity severity() {
      return Severity.HIGH;
    }

    @Override
    public String message() {
      return whose(driver) + "lap " + number + " is there " + count + " times";
    }
  }

  /**
   * A lap took more than three times as long as the driver's laps did on average.
   *
   * @param number which
   * @param lapTime how long it took
   * @param mean how long all timed laps of the driver took on average, this one included
   * @since 0.1
   */
  record Outlier(@Nullable String driver, int number, Duration lapTime, Duration mean)
      implements LapAnomaly {
    @Override
    public Severity severity() {
      return Severity.LOW;
    }

    @Override
    public String message() {
      return whose(driver)
          + "lap "
          + number
          + " took "
          + seconds(lapTime)
          + " s, the mean is "
          + seconds(mean)
          + " s";
    }
  }

  private static String whose(@Nullable String driver) {
    return driver == null ? "" : driver + ": ";
  }

  private static String seconds(Duration time) {
    return String.valueOf(time.toMillis() / 1000.0);
  }
}
