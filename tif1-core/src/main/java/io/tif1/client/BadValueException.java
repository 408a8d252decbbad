package io.tif1.client;

/**
 * A value that a {@link ValueType} cannot take. Checked, because whoever reads a value must add the
 * key and the place it came from before a person sees it.
 */
final class BadValueException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The value as a whole is not what is allowed; nothing more to say than that. */
  BadValueException() {
    super("");
  }

  /** A part of the value is wrong, and {@code detail} says which and why. */
  BadValueException(String detail) {
    super(detail);
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
