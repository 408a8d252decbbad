package io.tif1.client.internal.pipe;

/**
 * What a CDN's breaker has to say to somebody who would send a request now.
 *
 * @param closed whether requests go through
 * @param probing whether a probe is under way, whose answer decides
 * @param openNanos how long until a probe is let through; 0 if one is, or the breaker is closed
 * @param earlyNanos the same for an {@linkplain Attempt#earlyProbe early} probe
 * @param down whether so many probes have failed that an answer is not expected within seconds
 */
public record BreakerView(
    boolean closed, boolean probing, long openNanos, long earlyNanos, boolean down) {
  /** Of a breaker that lets requests through. */
  public static final BreakerView CLOSED = new BreakerView(true, false, 0, 0, false);

  /** How long until a probe is let through, early or not. */
  public long leftNanos(boolean early) {
    return early ? earlyNanos : openNanos;
  }
}
