package io.tif1.client.internal.cache.disk;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is to be written. */
sealed interface Change {
  /** What a change weighs beyond its body: its key, its record, its place in the queue. */
  long OVERHEAD_BYTES = 300;

  DiskKey key();

  /** How much memory it holds while it waits. */
  default long bytes() {
    return OVERHEAD_BYTES;
  }

  /**
   * This change, after {@code earlier} which is still waiting: both as one; null if one cannot say
   * both.
   */
  @Nullable Change after(Change earlier);

  /** A new entry in place of whatever there was. */
  record Put(DiskKey key, StoredEntry entry) implements Change {
    @Override
    public long bytes() {
      return OVERHEAD_BYTES + (entry instanceof StoredBody body ? body.body().length : 0);
    }

    @Override
    public Change after(Change earlier) {
      return this;
    }
  }

  /** That a file is not published, unless there is a body: a mark of absence never replaces one. */
  record Absence(DiskKey key, NotPublished entry) implements Change {
    @Override
    public Change after(Change earlier) {
      return earlier instanceof Remove
              || earlier instanceof Put put && put.entry() instanceof NotPublished
          ? new Put(key, entry)
          : earlier instanceof Absence ? this : earlier;
    }
  }

  /** No entry. */
  record Remove(DiskKey key) implements Change {
    @Override
    public Change after(Change earlier) {
      return this;
    }
  }

  /**
   * What was decoded of one certain body, which is in the file. If by now another body is stored,
   * of another process perhaps, it is no use. Of all changes the one that can be done without.
   *
   * @param length of the body, as its sum
   * @param version of the decoder
   * @param maxImageBytes how large the image may be
   * @param image made when it is written, by the thread that writes
   */
  record Columns(
      DiskKey key,
      long length,
      long bodySum,
      int version,
      long maxImageBytes,
      Supplier<byte[]> image)
      implements Change {

    static Columns of(
        DiskKey key, StoredBody of, int version, long maxImageBytes, Supplier<byte[]> image) {
      return new Columns(
          key, of.body().length, Sums.body(of.body()), version, maxImageBytes, image);
    }

    @Override
    public long bytes() {
      return OVERHEAD_BYTES + maxImageBytes;
    }

    @Override
    public @Nullable Change after(Change earlier) {
      return earlier instanceof Columns ? this : null;
    }
  }

  /**
   * A server said that one certain body is current. If by now another body is stored, of another
   * process perhaps, it is left alone: the server did not speak of that one.
   */
  record Confirm(
      DiskKey key,
      long fetchedAtMillis,
      long length,
      long bodySum,
      long confirmedAtMillis,
      @Nullable String etag,
      @Nullable String lastModified)
      implements Change {

    static Confirm of(
        DiskKey key,
        StoredBody known,
        long atMillis,
        @Nullable String etag,
        @Nullable String lastModified) {
      return new Confirm(
          key,
          known.fetchedAtMillis(),
          known.body().length,
          Sums.body(known.body()),
          atMillis,
          etag,
          lastModified);
    }

    boolean isAbout(StoredBody body) {
      return Row.of(body).isOf(this);
    }

    private boolean isOfTheBodyOf(Confirm other) {
      return fetchedAtMillis == other.fetchedAtMillis
          && length == other.length
          && bodySum == other.bodySum;
    }

    StoredBody applied(StoredBody body) {
      return body.confirmed(confirmedAtMillis, etag, lastModified);
    }

    @Override
    public @Nullable Change after(Change earlier) {
      if (earlier instanceof Columns) {
        return this;
      }
      if (earlier instanceof Confirm before) {
        // Of two bodies: which of them is in the file is known when it is written, not now.
        return before.isOfTheBodyOf(this)
            ? new Confirm(
                key,
                fetchedAtMillis,
                length,
                bodySum,
                confirmedAtMillis,
                etag == null ? before.etag : etag,
                lastModified == null ? before.lastModified : lastModified)
            : null;
      }
      return earlier instanceof Put put && put.entry() instanceof StoredBody body && isAbout(body)
          ? new Put(key, applied(body))
          : earlier;
    }
  }
}
