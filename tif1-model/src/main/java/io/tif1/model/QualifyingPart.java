package io.tif1.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A part of qualifying, or of the qualifying for a sprint, whose parts are published as {@code SQ1}
 * to {@code SQ3}.
 *
 * @since 0.1
 */
public enum QualifyingPart {
  /** The first part, in which everybody drives: Q1 or SQ1. */
  Q1,
  /** The second part: Q2 or SQ2. */
  Q2,
  /** The third part, for the first places: Q3 or SQ3. */
  Q3;

  /**
   * The part of a name; empty if it is none.
   *
   * @param name as published: {@code Q1} or {@code SQ1}
   */
  public static Optional<QualifyingPart> of(String name) {
    return switch (name.strip().toUpperCase(Locale.ROOT)) {
      case "Q1", "SQ1" -> Optional.of(Q1);
      case "Q2", "SQ2" -> Optional.of(Q2);
      case "Q3", "SQ3" -> Optional.of(Q3);
      default -> Optional.empty();
    };
  }
}
