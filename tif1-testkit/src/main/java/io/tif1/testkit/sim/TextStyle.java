package io.tif1.testkit.sim;

/** The two hands the published files are written in. */
enum TextStyle {
  /** A space after comma and colon, {@code 1e-06}, non-ASCII escaped, exponent from 1e-5 down. */
  PYTHON,
  /** No space at all, {@code 1e-6}, UTF-8 as it is, exponent from 1e-6 down. */
  COMPACT;

  /** Decimal exponents below this one are written as an exponent. */
  int smallestPlainExponent() {
    return this == PYTHON ? -4 : -5;
  }
}
