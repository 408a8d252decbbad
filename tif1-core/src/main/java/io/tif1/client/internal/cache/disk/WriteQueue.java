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
 * number and bytes, images apart from all else so that they never stand in the way of it. A change
 * stays here, for readers to see, until it has been committed.
 */
final class WriteQueue {
  /**
   * What waits of images is tables, which whoever has them mostly holds as well; who streams many
   * through a small heap does not, so it is a small part of the heap.
   */
  private static final long MAX_IMAGE_BYTES =
      Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

  private final int maxChanges;
  private final long maxBytes;

  // Guarded by this.
  private final Map<DiskKey, Change> changes = new LinkedHashMap<>();
  private long bytes;
  private int images;
  private long imageBytes;

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
    if (merged == null || !hasRoom(merged, earlier)) {
      return false;
    }
    changes.put(change.key(), merged);
    if (earlier != null) {
      count(earlier, -1);
    }
    count(merged, 1);
    return true;
  }

  private boolean hasRoom(Change change, @Nullable Change earlier) {
    if (change instanceof Change.Columns) {
      return images < maxChanges && imageBytes + change.bytes() <= MAX_IMAGE_BYTES;
    }
    boolean more = earlier == null || earlier instanceof Change.Columns;
    long growth = change.bytes() - (earlier == null || more ? 0 : earlier.bytes());
    return (growth <= 0 || bytes + growth <= maxBytes)
        && (!more || changes.size() - images < maxChanges);
  }

  private void count(Change change, int times) {
    if (change instanceof Change.Columns) {
      images += times;
      imageBytes += times * change.bytes();
    } else {
      bytes += times * change.bytes();
    }
  }

  /** What waits to be written for a key, if anything. */
  synchronized @Nullable Change pending(DiskKey key) {
    return changes.get(key);
  }

  /**
   * The oldest changes, at least one if there is any, of about so many bytes; images after all
   * others. They stay.
   */
  synchronized List<Change> oldest(long aboutBytes) {
    var taken = new ArrayList<Change>();
    long left = take(taken, aboutBytes, false);
    take(taken, left, true);
    return taken;
  }

  private long take(List<Change> taken, long aboutBytes, boolean wantImages) {
    long left = aboutBytes;
    for (Change change : changes.values()) {
      if (left <= 0) {
        break;
      }
      if (change instanceof Change.Columns == wantImages) {
        taken.add(change);
        left -= change.bytes();
      }
    }
    return left;
  }

  /** They are in the file, or given up: what has not been overtaken by a later change goes. */
  synchronized void done(List<Change> written) {
    for (Change change : written) {
      if (changes.get(change.key()) == change) {
        changes.remove(change.key());
        count(change, -1);
      }
    }
    notifyAll();
  }

  /** Gives up everything; returns which changes that were. */
  synchronized List<Change> clear() {
    var given = new ArrayList<>(changes.values());
    changes.clear();
    bytes = 0;
    images = 0;
    imageBytes = 0;
    notifyAll();
    return given;
  }

  synchronized boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Of all but images, which nobody waits for. */
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
    return bytes > maxBytes / 2 || changes.size() - images > maxChanges / 2;
  }
}
