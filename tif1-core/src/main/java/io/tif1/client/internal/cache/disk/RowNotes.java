package io.tif1.client.internal.cache.disk;

import io.tif1.client.internal.runtime.OwnLock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What readers noticed of rows, to be written down with the next transaction: cheap, and lossy. */
final class RowNotes {
  /** That many uses are worth a transaction of their own. */
  static final int MANY = 1024;

  /** A row whose checksum is wrong, as it was when that was found. */
  record Bad(long id, int rowSum) {}

  /**
   * @param used rows that were read, least recently first
   * @param badImages whose image is wrong, with the sum it has
   */
  record Batch(List<Long> used, List<Bad> bad, List<Bad> badImages) {
    boolean isEmpty() {
      return used.isEmpty() && bad.isEmpty() && badImages.isEmpty();
    }
  }

  private final OwnLock lock = new OwnLock("RowNotes");

  // Guarded by the lock.
  private LinkedHashSet<Long> used = new LinkedHashSet<>();
  private List<Bad> bad = new ArrayList<>();
  private List<Bad> badImages = new ArrayList<>();

  /** A row was read. Returns whether it is time to write the notes down. */
  boolean used(long id) {
    lock.lock();
    try {
      used.remove(id);
      used.add(id);
      return used.size() == MANY;
    } finally {
      lock.unlock();
    }
  }

  void bad(long id, int rowSum) {
    lock.lock();
    try {
      bad.add(new Bad(id, rowSum));
    } finally {
      lock.unlock();
    }
  }

  void badImage(long id, int sum) {
    lock.lock();
    try {
      badImages.add(new Bad(id, sum));
    } finally {
      lock.unlock();
    }
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return used.isEmpty() && bad.isEmpty() && badImages.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  Batch take() {
    lock.lock();
    try {
      var batch = new Batch(List.copyOf(used), List.copyOf(bad), List.copyOf(badImages));
      used = new LinkedHashSet<>();
      bad = new ArrayList<>();
      badImages = new ArrayList<>();
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
