package io.tif1.model.check;

/**
 * Something in a file that looks wrong. The data is there all the same: published files of real
 * sessions give findings, and what to do about them is up to who reads them.
 *
 * <p>Immutable.
 *
 * @param rule the rule that found it, such as {@code throttle-range}
 * @param path where, as a JSON path: {@code $.tel.throttle}
 * @param expected what was expected
 * @param found what was found: the worst value, or the first
 * @param count how many values are so
 * @since 0.1
 */
public record Finding(Rule rule, String path, String expected, String found, int count) {
  @Override
  public String toString() {
    return path + ": expected " + expected + ", found " + found + " (" + rule + ", " + count + ')';
  }
}
