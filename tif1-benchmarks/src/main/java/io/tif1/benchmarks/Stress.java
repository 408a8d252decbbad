package io.tif1.benchmarks;

import io.tif1.benchmarks.stress.Report;
import io.tif1.benchmarks.stress.StressPlan;
import io.tif1.benchmarks.stress.StressRun;

/**
 * Runs the client under random faults, cancellations, interrupts and changed settings, and checks
 * that every promise is kept. Arguments: number of fetches (100,000), seed (from the clock).
 */
public final class Stress {
  private Stress() {}

  public static void main(String[] args) {
    int fetches = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime() & 0xFFFF_FFFFL;
    Report report = new StressRun(StressPlan.of(fetches, seed)).run();
    System.out.println(report);
    if (!report.violations().isEmpty()) {
      throw new BrokenPromises(report.violations().size(), fetches, seed);
    }
  }

  /** Ends the program with an exit code that is not zero. */
  private static final class BrokenPromises extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPromises(int count, int fetches, long seed) {
      super(
          count
              + " promises were broken, see above; to repeat: bench/stress "
              + fetches
              + " "
              + seed,
          null,
          false,
          false);
    }
  }
}
