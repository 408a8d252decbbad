package io.tif1.client;

/**
 * How strictly decoded data is checked. The structure (one well-formed JSON object of a bounded
 * size) is always checked: a CDN that sends anything else is not believed, and the next one is
 * asked.
 *
 * @since 0.1
 */
public enum Validation {
  /** Nothing beyond the structure. */
  OFF,
  /** What looks wrong is reported with the result, and the result is returned. The default. */
  LENIENT,
  /** What looks wrong is an {@link InvalidDataException}. */
  STRICT
}
