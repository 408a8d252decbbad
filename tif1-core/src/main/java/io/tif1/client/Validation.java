package io.tif1.client;

/**
 * How closely documents are looked at. That a document is a JSON object of the right shape is
 * checked in every mode, since nothing could be made of it otherwise.
 *
 * @since 0.1
 */
public enum Validation {
  /** Content is not looked at: no findings. */
  OFF,

  /** Content that looks wrong becomes findings on the result; nothing is rejected. The default. */
  LENIENT,

  /** A finding is an error. */
  STRICT
}
