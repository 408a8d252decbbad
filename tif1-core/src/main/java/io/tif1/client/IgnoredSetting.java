package io.tif1.client;

/**
 * Something that stands in a settings file or a variable and has no effect. Immutable.
 *
 * @param key as it stands there, such as {@code polars_lap_categorical}
 * @param origin {@code file <path>}, {@code environment <variable>} or {@code code}
 * @param reason why it has no effect
 * @since 0.2
 */
public record IgnoredSetting(String key, String origin, String reason) {
  @Override
  public String toString() {
    return key + " (" + origin + "): " + reason;
  }
}
