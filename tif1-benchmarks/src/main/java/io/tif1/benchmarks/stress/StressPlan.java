package io.tif1.benchmarks.stress;

import java.time.Duration;

/**
 * How large a stress run is.
 *
 * @param fetches how many files the callers ask for in all
 * @param seed of everything that is left to chance; threads still interleave as they like
 * @param callers threads that call
 * @param patience how long one call may take before it counts as lost
 */
public record StressPlan(int fetches, long seed, int callers, Duration patience) {
  /** With 64 callers; a call that takes a minute is lost. */
  public static StressPlan of(int fetches, long seed) {
    return new StressPlan(fetches, seed, 64, Duration.ofSeconds(60));
  }
}
