package io.tif1.cli;

import io.tif1.client.BreakerState;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.BreakerChanged;
import io.tif1.client.event.FetchEvent.LimitChanged;
import io.tif1.client.event.FetchListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps what the client's events tell of a demo: the first fetch in full, attempts by CDN, breakers
 * and limits as they change. Safe for use by multiple threads.
 */
final class DemoLog implements FetchListener {
  private static final long FIRST_FETCH = 1;

  private final long begun = System.nanoTime();
  private final Map<String, String> names;

  // Guarded by this.
  private final List<String> firstFetch = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();
  private final Map<String, Map<String, Integer>> verdicts = new LinkedHashMap<>();
  private int lowestLimit = Integer.MAX_VALUE;
  private int opened;

  /**
   * @param names what to call a CDN, by the client's name of it
   */
  DemoLog(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  @Override
  public synchronized void onEvent(FetchEvent event) {
    if (event instanceof AttemptEnded ended) {
      count(ended);
    } else if (event instanceof BreakerChanged change) {
      opened += change.to() == BreakerState.OPEN ? 1 : 0;
      note("breaker of " + name(change.cdn()) + ": " + change.from() + " -> " + change.to());
    } else if (event instanceof LimitChanged change) {
      lowestLimit = Math.min(lowestLimit, change.to());
    }
  }

  private void count(AttemptEnded ended) {
    verdicts
        .computeIfAbsent(name(ended.cdn()), cdn -> new TreeMap<>())
        .merge(ended.verdict(), 1, Integer::sum);
    if (ended.fetchId() == FIRST_FETCH) {
      String what = ended.problem() == null ? "status " + ended.status() : ended.problem();
      firstFetch.add(
          "asked "
              + name(ended.cdn())
              + ": "
              + what
              + ", after "
              + ended.timing().total().toMillis()
              + " ms");
    }
  }

  private void note(String change) {
    Duration at = Duration.ofNanos(System.nanoTime() - begun);
    changes.add(Units.seconds(at) + "  " + change);
  }

  private String name(String cdn) {
    return names.getOrDefault(cdn, cdn);
  }

  /** The attempts of the first fetch: a failover as it happens. */
  synchronized List<String> firstFetch() {
    return List.copyOf(firstFetch);
  }

  /** Breakers as they changed, with the time since the beginning. */
  synchronized List<String> changes() {
    return List.copyOf(changes);
  }

  /** How many attempts at a CDN ended with each verdict. */
  synchronized Map<String, Integer> verdicts(String cdn) {
    return Map.copyOf(verdicts.getOrDefault(cdn, Map.of()));
  }

  /** How often a breaker opened. */
  synchronized int opened() {
    return opened;
  }

  /** The least the client allowed itself at once; {@code usual} if it never held back. */
  synchronized int lowestLimit(int usual) {
    return Math.min(usual, lowestLimit);
  }
}
