package io.tif1.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One who does the work, round after round, and what that cost. */
public abstract class Contender implements AutoCloseable {
  private final String name;
  private final List<Round> rounds = new ArrayList<>();

  protected Contender(String name) {
    this.name = name;
  }

  public final String name() {
    return name;
  }

  /** Does the work once. */
  public abstract Round once();

  /** Does the work once; the cost counts. */
  public final void measure() {
    rounds.add(once());
  }

  public final Sample wallMillis() {
    return new Sample(rounds.stream().mapToDouble(Round::wallMillis).toArray());
  }

  public final Sample cpuMillis() {
    return new Sample(rounds.stream().mapToDouble(Round::cpuMillis).toArray());
  }

  /** What this JVM spends on {@code work}. */
  static Round cost(Runnable work) {
    double cpu = Machine.cpuMillis();
    long begun = System.nanoTime();
    work.run();
    long ended = System.nanoTime();
    return new Round((ended - begun) / 1e6, Machine.cpuMillis() - cpu);
  }

  final String line() {
    return String.format(
        Locale.ROOT, "%-28s wall ms: %s; cpu ms: %s", name, wallMillis(), cpuMillis());
  }

  @Override
  public void close() {}
}
