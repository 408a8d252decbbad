package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written and is not yet: the latest change of each key, oldest first, bounded in
 * number and bytes. A change stays here, for readers to see, until it has been committed.
 */
final class WriteQueue {
  private final int maxChanges;
  private final long maxBytes;

  // Guarded by this.
  private final Map<DiskKey, Change> changes = new LinkedHashMap<>();
  private long bytes;

  WriteQueue(int maxChanges, long maxBytes) {
    this.maxChanges = maxChanges;
    this.maxBytes = maxBytes;
  }

  /**
   * Takes a change, or returns false if there is no room for it or it cannot be put together with
   * the one that waits.
   */
  synchronized boolean offer(Change change) {
    Change earlier = changes.get(change.key());
    Change merged = earlier == null ? change : change.after(earlier);
    if (merged == null) {
      return false;
    }
    long growth = merged.bytes() - (earlier == null ? 0 : earlier.bytes());
    boolean more = earlier == null;
    if (growth > 0 && bytes + growth > maxBytes || more && changes.size() >= maxChanges) {
      return false;
    }
    changes.put(change.key(), merged);
    bytes += growth;
    return true;
  }

  /** What waits to be written for a key, if anything. */
  synchronized @Nullable Change pending(DiskKey key) {
    return changes.get(key);
  }

  /** The oldest changes, at least one if there is any, of about so many bytes. They stay. */
  synchronized List<Change> oldest(long aboutBytes) {
    var taken = new ArrayList<Change>();
    long sum = 0;
    for (Change change : changes.values()) {
      if (sum >= aboutBytes) {
        break;
      }
      taken.add(change);
      sum += change.bytes();
    }
    return taken;
  }

  /** They are in the file, or given up: what has not been overtaken by a later change goes. */
  synchronized void done(List<Change> written) {
    for (Change change : written) {
      if (changes.get(change.key()) == change) {
        changes.remove(change.key());
        bytes -= change.bytes();
      }
    }
    notifyAll();
  }

  /** Gives up everything; returns how many changes that were. */
  synchronized int clear() {
    int count = changes.size();
    changes.clear();
    bytes = 0;
    notifyAll();
    return count;
  }

  synchronized boolean isEmpty() {
    return changes.isEmpty();
  }

  synchronized long bytes() {
    return bytes;
  }

  /** Whether one of these still waits. */
  synchronized boolean hasAny(List<Change> some) {
    return some.stream().anyMatch(change -> changes.get(change.key()) == change);
  }

  /** Waits until it is not half full; returns false if that takes longer. */
  boolean awaitSpace(TimeSource time, Duration atMost) throws InterruptedException {
    var late = new AtomicBoolean();
    Cancellable timer =
        time.schedule(
            () -> {
              late.set(true);
              wake();
            },
            atMost);
    try {
      synchronized (this) {
        while (isHalfFull() && !late.get()) {
          wait();
        }
        return !isHalfFull();
      }
    } finally {
      timer.cancel();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Whether a bulk of writing should wait: over half of the room is taken. */
  synchronized boolean isHalfFull() {
    return bytes > maxBytes / 2 || changes.size() > maxChanges / 2;
  }
}
