package io.tif1.client;

/**
 * Whether requests to a CDN are let through.
 *
 * @since 0.1
 */
public enum BreakerState {
  /** Normal operation: requests are let through. */
  CLOSED("closed"),
  /** Too many failures in a row: requests are refused. */
  OPEN("open"),
  /** Recovery is being tested: one request, the probe, is let through. */
  HALF_OPEN("half-open");

  private final String text;

  BreakerState(String text) {
    this.text = text;
  }

  /** {@code closed}, {@code open} or {@code half-open}. */
  @Override
  public String toString() {
    return text;
  }
}
