package io.tif1.client.internal.decode;

/**
 * A body that is not what it claims to be. The message says what was expected and what was found.
 */
final class BadBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  BadBodyException(String message) {
    super(message);
  }
}
