package io.tif1.client.internal.cache.disk;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;

/**
 * Makes the images that are to be written, before the transaction begins: whatever making one
 * throws costs that image and nothing else. Used by the writer thread alone.
 */
final class Images {
  /** An image, made. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into it
  record Image(Change.Columns of, byte[] bytes) {
    @Override
    public String toString() {
      return "Image[" + of.key() + ", " + bytes.length + " bytes]";
    }
  }

  private final DiskCounters counters;
  private final Logger log;
  private boolean warned;

  Images(DiskCounters counters, Logger log) {
    this.counters = counters;
    this.log = log;
  }

  /** Whether there are any to make. */
  static boolean isAmong(List<Change> changes) {
    return changes.stream().anyMatch(Change.Columns.class::isInstance);
  }

  /**
   * Makes those that are to be written.
   *
   * @param room bytes that may be written without evicting anything: an image saves a moment and a
   *     body a fetch, so none goes to make room for an image
   */
  List<Image> make(List<Change> changes, long room) {
    var images = new ArrayList<Image>();
    long left = room;
    for (Change change : changes) {
      if (change instanceof Change.Columns columns) {
        left -= columns.bytes();
        if (left >= 0) {
          make(columns, images);
        }
      }
    }
    return images;
  }

  private void make(Change.Columns columns, List<Image> to) {
    try {
      byte[] bytes = columns.image().get();
      if (bytes.length > columns.maxImageBytes()) {
        throw new IllegalStateException(
            bytes.length + " bytes, but at most " + columns.maxImageBytes() + " were announced");
      }
      to.add(new Image(columns, bytes));
    } catch (Throwable e) { // also an OutOfMemoryError: large tables are made here
      counters.errors.increment();
      if (warned) {
        log.debug("disk cache: no columns of {} stored", columns.key(), e);
        return;
      }
      warned = true;
      log.warn(
          "disk cache: the columns of {} could not be made and are not stored ({}); the file as"
              + " received is kept. Further cases are logged at debug",
          columns.key(),
          e.toString(),
          e);
    }
  }
}
