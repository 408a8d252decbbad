package io.tif1.client;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure the client reports. Unchecked, because most callers can do nothing but
 * report it; sealed, so the list of kinds is whole. What a caller did wrong is an {@link
 * IllegalArgumentException} instead, thrown before anything is fetched.
 *
 * @since 0.1
 */
public abstract sealed class Tif1Exception extends RuntimeException
    permits CacheException,
        FetchFailedException,
        InterruptedFetchException,
        InvalidDataException,
        NotFoundException {
  private static final long serialVersionUID = 1L;

  Tif1Exception(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the same failure with this thread's stack, and this exception as its cause. */
  abstract Tif1Exception asSeenHere();

  final String text() {
    String message = getMessage();
    return message == null ? toString() : message;
  }
}
