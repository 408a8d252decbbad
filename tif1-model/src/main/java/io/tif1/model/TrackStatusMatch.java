package io.tif1.model;

/**
 * How the codes of a lap's track states are compared with those asked for. The lap {@code "124"}
 * saw a clear track, a yellow flag, then the safety car.
 *
 * @since 0.1
 */
public enum TrackStatusMatch {
  /** The lap has just these codes, in this order. */
  EQUALS,
  /** The lap has these codes next to one another, in this order; others may be around them. */
  CONTAINS,
  /** Not {@link #CONTAINS}. */
  EXCLUDES,
  /** The lap has at least one of these codes. */
  ANY,
  /** Not {@link #ANY}. */
  NONE;

  boolean matches(String lap, String asked) {
    return switch (this) {
      case EQUALS -> lap.equals(asked);
      case CONTAINS -> lap.contains(asked);
      case EXCLUDES -> !lap.contains(asked);
      case ANY -> asked.chars().anyMatch(code -> lap.indexOf(code) >= 0);
      case NONE -> asked.chars().noneMatch(code -> lap.indexOf(code) >= 0);
    };
  }
}
