package io.tif1.model;

/**
 * Text that is not the JSON it was taken for. The message says what was expected, what was found
 * and at which byte.
 *
 * @since 0.1
 */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  public JsonException(String message, int offset) {
    super(message + " at byte " + offset);
    this.offset = offset;
  }

  /** Where reading stopped, in bytes from the beginning. */
  public int offset() {
    return offset;
  }
}
