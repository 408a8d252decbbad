package io.tif1.client.internal.cache.disk;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code entry} as the file has it, key and body aside; columns in {@link
 * Schema}.
 */
record Row(
    long kind,
    @Nullable String encoding,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String source,
    long fetchedAtMillis,
    long confirmedAtMillis,
    long length,
    long bodySum) {
  static final long BODY = 1;
  static final long NOT_PUBLISHED = 2;

  static Row of(StoredEntry entry) {
    if (entry instanceof StoredBody body) {
      return new Row(
          BODY,
          body.encoding(),
          body.etag(),
          body.lastModified(),
          body.cdn(),
          body.fetchedAtMillis(),
          body.confirmedAtMillis(),
          body.body().length,
          Sums.body(body.body()));
    }
    var missing = (NotPublished) entry;
    long at = missing.confirmedAtMillis();
    return new Row(NOT_PUBLISHED, null, null, null, missing.url(), at, at, 0, 0);
  }

  /**
   * The entry it stands for; null if row and body do not belong together.
   *
   * @param rowSum the sum that the file has for the row
   */
  @Nullable StoredEntry entry(String key, int rowSum, byte @Nullable [] body) {
    if (!isRight(key, rowSum) || source == null) {
      return null;
    }
    if (kind == NOT_PUBLISHED && body == null) {
      return new NotPublished(source, confirmedAtMillis);
    }
    if (kind == BODY && body != null && body.length == length && Sums.body(body) == bodySum) {
      return new StoredBody(
          encoding, body, etag, lastModified, source, fetchedAtMillis, confirmedAtMillis);
    }
    return null;
  }

  /**
   * What was decoded of its body; null if row and image do not belong together.
   *
   * @param rowSum the sum that the file has for the row, which is wrong for none of this
   * @param imageSum the sum that the file has for the image
   */
  @Nullable StoredColumns columns(String key, int rowSum, int version, int imageSum, byte[] image) {
    return isRight(key, rowSum)
            && kind == BODY
            && source != null
            && imageSum == Sums.image(key, this, version, image)
        ? new StoredColumns(image, source, confirmedAtMillis)
        : null;
  }

  boolean isRight(String key, int rowSum) {
    return rowSum == Sums.row(key, this);
  }

  /** Whether it is the body that an image was made of. */
  boolean isOf(Change.Columns columns) {
    return kind == BODY && length == columns.length() && bodySum == columns.bodySum();
  }

  /** Whether it is the body that somebody has read and asked a server about. */
  boolean isOf(Change.Confirm confirm) {
    return kind == BODY
        && fetchedAtMillis == confirm.fetchedAtMillis()
        && length == confirm.length()
        && bodySum == confirm.bodySum();
  }

  Row confirmed(Change.Confirm confirm) {
    return new Row(
        kind,
        encoding,
        confirm.etag() == null ? etag : confirm.etag(),
        confirm.lastModified() == null ? lastModified : confirm.lastModified(),
        source,
        fetchedAtMillis,
        confirm.confirmedAtMillis(),
        length,
        bodySum);
  }
}
