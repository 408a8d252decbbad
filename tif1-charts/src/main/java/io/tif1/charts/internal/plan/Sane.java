package io.tif1.charts.internal.plan;

/** Takes values that cannot be for missing ones. */
final class Sane {
  private Sane() {}

  /** The value; NaN if it is not from {@code least} to {@code most}. */
  static double between(double value, double least, double most) {
    return value >= least && value <= most ? value : Double.NaN;
  }

  /** Seconds a lap may take: more than none, less than a day. */
  static double lapTime(double seconds) {
    return seconds > 0 ? between(seconds, 0, 86_400) : Double.NaN;
  }

  /** Seconds of a session's clock, within a hundred days. */
  static double clock(double seconds) {
    return between(seconds, -1e7, 1e7);
  }

  /** Metres along a lap, within a thousand kilometres. */
  static double distance(double metres) {
    return between(metres, -1e6, 1e6);
  }

  static double speed(double kph) {
    return between(kph, 0, 1000);
  }
}
