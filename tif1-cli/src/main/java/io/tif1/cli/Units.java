package io.tif1.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Units {
  private Units() {}

  /** {@code 1 file}, {@code 2 files}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * {@code 812 B}, {@code 24.1 kB}, {@code 1.2 MB}, {@code 2.1 GB}: decimal, as networks are
   * measured.
   */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /** {@code 12 s}, {@code 5 min}, {@code 3 h}, {@code 4 d}: how long ago something was. */
  static String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 120
        ? minutes + " min"
        : minutes < 2 * 24 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " d";
  }

  /** {@code 0.84 s}. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
  }

  /** {@code 1:33.669}, {@code 1:02:03.004}; a hyphen if there is no time. */
  static String lapTime(double seconds) {
    if (Double.isNaN(seconds)) {
      return "-";
    }
    long millis = Math.round(Math.abs(seconds) * 1000);
    String sign = seconds < 0 && millis > 0 ? "-" : "";
    long hours = millis / 3_600_000;
    long minutes = millis / 60_000 % 60;
    return sign
        + (hours > 0 ? String.format(Locale.ROOT, "%d:%02d", hours, minutes) : minutes)
        + String.format(Locale.ROOT, ":%02d.%03d", millis / 1000 % 60, millis % 1000);
  }
}
