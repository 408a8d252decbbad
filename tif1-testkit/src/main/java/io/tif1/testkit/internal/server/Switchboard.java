package io.tif1.testkit.internal.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Decides which fault the next exchange gets: the first queued one, else the one of the latest rule
 * that matches, else the standing one. Safe for use by multiple threads.
 *
 * @param <F> the type of faults
 */
public final class Switchboard<F> {
  private final F none;

  // Guarded by this.
  private final Deque<F> queued = new ArrayDeque<>();
  private final Map<Predicate<String>, F> rules = new LinkedHashMap<>();
  private F standing;

  public Switchboard(F none) {
    this.none = none;
    standing = none;
  }

  public synchronized void always(F fault) {
    standing = fault;
  }

  public synchronized F standing() {
    return standing;
  }

  public synchronized void next(List<? extends F> faults) {
    queued.addAll(faults);
  }

  public synchronized void on(Predicate<String> subject, F fault) {
    rules.remove(subject);
    rules.put(subject, fault);
  }

  public synchronized void heal() {
    queued.clear();
    rules.clear();
    standing = none;
  }

  /** The fault of the next exchange, about {@code subject}; takes a queued one off the queue. */
  public synchronized F take(String subject) {
    F first = queued.poll();
    if (first != null) {
      return first;
    }
    F chosen = standing;
    for (Map.Entry<Predicate<String>, F> rule : rules.entrySet()) {
      if (rule.getKey().test(subject)) {
        chosen = rule.getValue();
      }
    }
    return chosen;
  }
}
