package io.tif1.cli;

/** Numbers as they are typed. */
final class Numbers {
  private static final int MOST_DIGITS = 6;

  private Numbers() {}

  /** A whole number of at most six digits and nothing beside them; 0 if it is none. */
  static int positive(String typed) {
    boolean digits = typed.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean fits = !typed.isEmpty() && typed.length() <= MOST_DIGITS;
    return digits && fits ? Integer.parseInt(typed) : 0;
  }
}
