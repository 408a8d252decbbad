package io.tif1.client.internal.pipe;

import org.jspecify.annotations.Nullable;

/**
 * A body that is not what it claims to be. The message says what was expected and what was found.
 */
public final class BadBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadBodyException(String message) {
    this(message, null);
  }

  public BadBodyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
