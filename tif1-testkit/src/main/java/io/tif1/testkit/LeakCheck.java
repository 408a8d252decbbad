package io.tif1.testkit;

import io.tif1.testkit.internal.wait.Patience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Finds what a test leaves behind: threads, sockets, timers, and whatever else can be counted.
 *
 * <pre>{@code
 * LeakCheck leaks = LeakCheck.begin().cdn(cdn).time(time);
 * // ... open a client, use it, close it ...
 * leaks.verify();
 * }</pre>
 *
 * <p>What was there at {@link #begin} is not counted. Not safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class LeakCheck {
  private static final String DEFAULT_PREFIX = "tif1-";

  private final String threadPrefix;
  private final Set<Thread> threadsBefore;
  private final Map<String, IntSupplier> probes = new LinkedHashMap<>();

  private LeakCheck(String threadPrefix) {
    this.threadPrefix = threadPrefix;
    threadsBefore = threads();
  }

  /** Looks at threads whose name begins with {@code tif1-}. */
  public static LeakCheck begin() {
    return begin(DEFAULT_PREFIX);
  }

  /** Looks at threads whose name begins with {@code threadPrefix}, daemons or not. */
  public static LeakCheck begin(String threadPrefix) {
    return new LeakCheck(threadPrefix);
  }

  /** Also looks at the open connections and running exchanges of a server. */
  public LeakCheck cdn(FakeCdn cdn) {
    int before = cdn.openConnections();
    probe("connections open to " + cdn, () -> Math.max(0, cdn.openConnections() - before));
    return probe("exchanges running at " + cdn, cdn::inFlight);
  }

  /** Also looks at timers that have neither run nor been cancelled. */
  public LeakCheck time(ManualTime time) {
    int before = time.pendingTimers();
    return probe("timers pending", () -> Math.max(0, time.pendingTimers() - before));
  }

  /** Also looks at a number that must come down to zero, such as of permits taken. */
  public LeakCheck probe(String name, IntSupplier mustBeZero) {
    probes.put(name, mustBeZero);
    return this;
  }

  /**
   * Waits until nothing is left, since closing takes a moment to reach the other side.
   *
   * @throws AssertionError after 30 seconds of real time, with a list of what is left
   */
  public void verify() {
    if (!Patience.poll(() -> leftovers().isEmpty())) {
      throw new AssertionError("Left behind: " + String.join("; ", leftovers()));
    }
  }

  /** What is there now and was not at the beginning, a line each. */
  public List<String> leftovers() {
    List<String> left = new ArrayList<>();
    for (Thread thread : threads()) {
      if (!threadsBefore.contains(thread)) {
        left.add("thread " + thread.getName() + " (" + thread.getState() + ")");
      }
    }
    probes.forEach(
        (name, probe) -> {
          int count = probe.getAsInt();
          if (count != 0) {
            left.add(count + " " + name);
          }
        });
    return List.copyOf(left);
  }

  private Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && thread.getName().startsWith(threadPrefix))
        .collect(Collectors.toUnmodifiableSet());
  }
}
