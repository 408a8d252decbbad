package io.tif1.client.internal.cache.disk;

/** The file was removed, or another took its place, while it was open. */
final class MovedException extends Exception {
  private static final long serialVersionUID = 1L;

  MovedException() {
    super("the file was removed or replaced while it was open");
  }
}
