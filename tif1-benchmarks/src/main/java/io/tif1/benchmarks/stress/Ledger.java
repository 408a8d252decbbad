package io.tif1.benchmarks.stress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What callers saw, to be held against what the client counted. Safe for use by multiple threads.
 */
final class Ledger {
  /** More of the same tell nothing new. */
  private static final int MOST_VIOLATIONS = 40;

  private final ConcurrentMap<Thread, Call> running = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> seen = new ConcurrentHashMap<>();
  private final List<String> violations = new ArrayList<>(); // guarded by itself

  final LongAdder calls = new LongAdder();

  /** Fetches that callers asked for; some of a batch that was cancelled are never begun. */
  final LongAdder asked = new LongAdder();

  /** How fetches ended whose end a caller was told. */
  final LongAdder succeeded = new LongAdder();

  final LongAdder missing = new LongAdder();
  final LongAdder failed = new LongAdder();

  /** Answers and failures of {@code http()}. */
  final LongAdder plainGets = new LongAdder();

  private final LongAdder weather = new LongAdder();
  private final LongAdder settings = new LongAdder();

  /** A call under way. */
  record Call(String what, long sinceNanos) {}

  void begin(String what) {
    calls.increment();
    running.put(Thread.currentThread(), new Call(what, System.nanoTime()));
  }

  void end() {
    running.remove(Thread.currentThread());
  }

  /** Calls that have been under way for longer than {@code patience}, each with its stack. */
  List<String> lost(Duration patience) {
    long now = System.nanoTime();
    var lost = new ArrayList<String>();
    running.forEach(
        (thread, call) -> {
          if (now - call.sinceNanos > patience.toNanos()) {
            lost.add(
                "lost: %s has not returned after %d s; its thread is at %s"
                    .formatted(
                        call.what,
                        Duration.ofNanos(now - call.sinceNanos).toSeconds(),
                        List.of(thread.getStackTrace())));
          }
        });
    return lost;
  }

  /** Counts something for the report. */
  void saw(String what) {
    seen.computeIfAbsent(what, name -> new LongAdder()).increment();
  }

  long count(String what) {
    LongAdder count = seen.get(what);
    return count == null ? 0 : count.sum();
  }

  Map<String, Long> seen() {
    var counts = new TreeMap<String, Long>();
    seen.forEach((what, count) -> counts.put(what, count.sum()));
    return counts;
  }

  void weatherChanged() {
    weather.increment();
  }

  void settingsChanged() {
    settings.increment();
  }

  long weatherChanges() {
    return weather.sum();
  }

  long settingsChanges() {
    return settings.sum();
  }

  /** A promise was broken. */
  void violation(String what) {
    synchronized (violations) {
      if (violations.size() < MOST_VIOLATIONS) {
        violations.add(what);
      }
    }
  }

  /** Notes {@code what} unless {@code kept}. */
  void require(boolean kept, String what) {
    if (!kept) {
      violation(what);
    }
  }

  List<String> violations() {
    synchronized (violations) {
      return List.copyOf(violations);
    }
  }
}
