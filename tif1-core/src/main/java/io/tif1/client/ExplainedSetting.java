package io.tif1.client;

/**
 * One line of {@link Tif1Config#explain}: a setting, its value in force and where that came from.
 * Immutable.
 *
 * @param setting which
 * @param value as a variable would hold it; for a size that the client works out, {@code auto
 *     (256)}; passwords are made unreadable
 * @param origin {@code default}, {@code file <path>}, {@code environment <variable>} or {@code
 *     code}
 * @since 0.1
 */
public record ExplainedSetting(Setting setting, String value, String origin) {
  /** The key of the setting, such as {@code max_retries}. */
  public String key() {
    return setting.key();
  }

  /** What the setting means. */
  public String doc() {
    return setting.doc();
  }

  @Override
  public String toString() {
    return key() + " = " + value + " (" + origin + ")";
  }
}
