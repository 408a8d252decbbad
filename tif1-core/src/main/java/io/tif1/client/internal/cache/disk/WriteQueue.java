package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

  private final OwnLock lock = new OwnLock("WriteQueue");

  // Guarded by the lock.
  private final Set<CompletableFuture<Boolean>> waiting = new LinkedHashSet<>();
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
  boolean offer(Change change) {
    lock.lock();
    try {
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
    } finally {
      lock.unlock();
    }
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
  @Nullable Change pending(DiskKey key) {
    lock.lock();
    try {
      return changes.get(key);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The oldest changes, at least one if there is any, of about so many bytes; images after all
   * others. They stay.
   */
  List<Change> oldest(long aboutBytes) {
    lock.lock();
    try {
      var taken = new ArrayList<Change>();
      long left = take(taken, aboutBytes, false);
      take(taken, left, true);
      return taken;
    } finally {
      lock.unlock();
    }
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
  void done(List<Change> written) {
    List<CompletableFuture<Boolean>> served;
    lock.lock();
    try {
      for (Change change : written) {
        if (changes.get(change.key()) == change) {
          changes.remove(change.key());
          count(change, -1);
        }
      }
      served = takeWaiting();
    } finally {
      lock.unlock();
    }
    tell(served);
  }

  /** Gives up everything; returns which changes that were. */
  List<Change> clear() {
    List<Change> given;
    List<CompletableFuture<Boolean>> served;
    lock.lock();
    try {
      given = new ArrayList<>(changes.values());
      changes.clear();
      bytes = 0;
      images = 0;
      imageBytes = 0;
      served = takeWaiting();
    } finally {
      lock.unlock();
    }
    tell(served);
    return given;
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return changes.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Of all but images, which nobody waits for. */
  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  /** Whether one of these still waits. */
  boolean hasAny(List<Change> some) {
    lock.lock();
    try {
      return some.stream().anyMatch(change -> changes.get(change.key()) == change);
    } finally {
      lock.unlock();
    }
  }

  /** Ends with true when it is not half full, and with false if that takes longer. */
  CompletableFuture<Boolean> whenSpace(TimeSource time, Duration atMost) {
    var space = new CompletableFuture<Boolean>();
    lock.lock();
    try {
      if (!isHalfFull()) {
        return CompletableFuture.completedFuture(true);
      }
      waiting.add(space);
    } finally {
      lock.unlock();
    }
    Cancellable timer = time.schedule(() -> late(space), atMost);
    space.whenComplete((made, problem) -> timer.cancel());
    return space;
  }

  private void late(CompletableFuture<Boolean> space) {
    lock.lock();
    try {
      waiting.removeIf(other -> other == space);
    } finally {
      lock.unlock();
    }
    space.complete(false);
  }

  /** Takes those who have waited long enough; to be told without the lock. */
  private List<CompletableFuture<Boolean>> takeWaiting() {
    if (isHalfFull() || waiting.isEmpty()) {
      return List.of();
    }
    var served = List.copyOf(waiting);
    waiting.clear();
    return served;
  }

  private static void tell(List<CompletableFuture<Boolean>> served) {
    OwnLock.assertNoneHeld("who waits for room to write");
    served.forEach(space -> space.complete(true));
  }

  /** Whether a bulk of writing should wait: over half of the room is taken. */
  boolean isHalfFull() {
    lock.lock();
    try {
      return bytes > maxBytes / 2 || changes.size() - images > maxChanges / 2;
    } finally {
      lock.unlock();
    }
  }
}
