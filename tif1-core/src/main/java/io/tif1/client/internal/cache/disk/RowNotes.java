package io.tif1.client.internal.cache.disk;

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

  // Guarded by this.
  private LinkedHashSet<Long> used = new LinkedHashSet<>();
  private List<Bad> bad = new ArrayList<>();
  private List<Bad> badImages = new ArrayList<>();

  /** A row was read. Returns whether it is time to write the notes down. */
  synchronized boolean used(long id) {
    used.remove(id);
    used.add(id);
    return used.size() == MANY;
  }

  synchronized void bad(long id, int rowSum) {
    bad.add(new Bad(id, rowSum));
  }

  synchronized void badImage(long id, int sum) {
    badImages.add(new Bad(id, sum));
  }

  synchronized boolean isEmpty() {
    return used.isEmpty() && bad.isEmpty() && badImages.isEmpty();
  }

  synchronized Batch take() {
    var batch = new Batch(List.copyOf(used), List.copyOf(bad), List.copyOf(badImages));
    used = new LinkedHashSet<>();
    bad = new ArrayList<>();
    badImages = new ArrayList<>();
    return batch;
  }
}
