package io.tif1.testkit.internal.relay;

import java.util.SplittableRandom;

/**
 * What one direction of a link does to what it carries: when a parcel sent now arrives. All
 * connections share the rate, as they share a wire.
 */
public final class Shape {
  /** No arrival. */
  static final long LOST = Long.MIN_VALUE;

  static final int SEGMENT_BYTES = 1460;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  // Set by any thread.
  private volatile long delayNanos;
  private volatile long bytesPerSecond;
  private volatile double lossShare;
  private volatile long lossPauseNanos;
  private volatile boolean congestion;
  private volatile long carriedBytes;

  // Relay thread only.
  private final SplittableRandom chance;
  private long wireBusyUntil = Long.MIN_VALUE;
  private int lostSegments;

  public Shape(long seed) {
    chance = new SplittableRandom(seed);
  }

  public void delay(long nanos) {
    delayNanos = nanos;
  }

  /** Zero: as fast as it goes. */
  public void rate(long perSecond) {
    bytesPerSecond = perSecond;
  }

  public void loss(double share, long pauseNanos) {
    lossPauseNanos = pauseNanos;
    lossShare = share;
  }

  /** Whether senders over TCP slow down at losses, as real ones do. */
  public void congestion(boolean on) {
    congestion = on;
  }

  boolean congestion() {
    return congestion;
  }

  public long carriedBytes() {
    return carriedBytes;
  }

  long delayNanos() {
    return delayNanos;
  }

  /**
   * How much may be on the way before the sender has to wait: a buffer, and what the wire holds.
   */
  long windowBytes() {
    double inTransit = (double) bytesPerSecond * delayNanos / NANOS_PER_SECOND;
    return Math.max(256 << 10, (long) Math.min(2 * inTransit, 64 << 20));
  }

  /**
   * When the sender of the latest parcel knows of its arrival: a round trip after it has left, also
   * if a segment was lost, since word of the others comes back all the same.
   */
  long acknowledgement() {
    return wireBusyUntil + 2 * delayNanos;
  }

  /** How many segments of TCP were lost so far. */
  int lostSegments() {
    return lostSegments;
  }

  /**
   * When a parcel that is handed over at {@code now} arrives, if nothing before it is late. Each
   * segment of it may be lost, and is then sent again after a pause.
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the relay thread alone
  long arrival(long now, int bytes) {
    carriedBytes += bytes;
    long rate = bytesPerSecond;
    long begin = wireBusyUntil == Long.MIN_VALUE ? now : Math.max(now, wireBusyUntil);
    wireBusyUntil = rate == 0 ? begin : begin + bytes * NANOS_PER_SECOND / rate;
    long arrival = wireBusyUntil + delayNanos;
    double share = lossShare;
    for (int sent = 0; share > 0 && sent < bytes; sent += SEGMENT_BYTES) {
      if (chance.nextDouble() < share) {
        arrival += lossPauseNanos;
        lostSegments++;
      }
    }
    return arrival;
  }

  /**
   * When a datagram that is handed over at {@code now} arrives; {@link #LOST} if it does not, by
   * chance or because the buffer before the wire is full.
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the relay thread alone
  long datagramArrival(long now, int bytes) {
    carriedBytes += bytes;
    long rate = bytesPerSecond;
    long begin = wireBusyUntil == Long.MIN_VALUE ? now : Math.max(now, wireBusyUntil);
    if (rate > 0 && (double) (begin - now) * rate / NANOS_PER_SECOND > windowBytes()) {
      return LOST;
    }
    wireBusyUntil = rate == 0 ? begin : begin + bytes * NANOS_PER_SECOND / rate;
    return chance.nextDouble() < lossShare ? LOST : wireBusyUntil + delayNanos;
  }
}
