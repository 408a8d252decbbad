package io.tif1.testkit.internal.relay;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much a sender over TCP dares to have on the way, as CUBIC has it (RFC 9438): it begins with
 * ten segments and doubles them each round trip; at a loss it gives up three tenths, once a round
 * trip; from there it grows with the cube of the time towards what it had, slowly when near, and
 * never slower than TCP Reno would. Relay thread only.
 */
final class CongestionWindow {
  private static final int SEGMENT_BYTES = Shape.SEGMENT_BYTES;
  private static final double KEPT_AT_A_LOSS = 0.7;
  private static final double CUBIC_CONSTANT = 0.4;
  private static final double RENO_SEGMENTS_A_ROUND_TRIP =
      3 * (1 - KEPT_AT_A_LOSS) / (1 + KEPT_AT_A_LOSS);
  private static final double NANOS_PER_SECOND = 1e9;

  private record Sent(int bytes, long acknowledged) {}

  private final Deque<Sent> onTheWay = new ArrayDeque<>();
  private long bytesOnTheWay;
  private double segments = 10;
  private double slowStartUpTo = Double.MAX_VALUE;
  private double segmentsAtLoss;
  private double reno;
  private long lostAt;
  private long recoveredAt = Long.MIN_VALUE;

  /** How many bytes may be sent now. */
  long room(long now) {
    for (Sent first = onTheWay.peek();
        first != null && first.acknowledged <= now;
        first = onTheWay.peek()) {
      onTheWay.remove();
      bytesOnTheWay -= first.bytes;
      grow(first.bytes, first.acknowledged);
    }
    return Math.max(0, (long) (segments * SEGMENT_BYTES) - bytesOnTheWay);
  }

  /** When there may be room again; {@code Long.MAX_VALUE} if nothing is on the way. */
  long nextAcknowledgement() {
    Sent first = onTheWay.peek();
    return first == null ? Long.MAX_VALUE : first.acknowledged;
  }

  /**
   * A parcel was sent at {@code now}; word of its arrival comes back at {@code acknowledged}.
   *
   * @param lost whether a segment of it was lost
   */
  void sent(int bytes, long now, long acknowledged, boolean lost) {
    onTheWay.add(new Sent(bytes, acknowledged));
    bytesOnTheWay += bytes;
    if (lost && now >= recoveredAt) {
      segmentsAtLoss = segments;
      segments = Math.max(2, segments * KEPT_AT_A_LOSS);
      slowStartUpTo = segments;
      reno = segments;
      lostAt = now;
      recoveredAt = acknowledged; // what is lost until then tells nothing new
    }
  }

  private void grow(int bytes, long now) {
    double acknowledged = (double) bytes / SEGMENT_BYTES;
    if (segments < slowStartUpTo) {
      segments += acknowledged;
      return;
    }
    reno += RENO_SEGMENTS_A_ROUND_TRIP * acknowledged / segments;
    double back = Math.cbrt(segmentsAtLoss * (1 - KEPT_AT_A_LOSS) / CUBIC_CONSTANT);
    double beyond = (now - lostAt) / NANOS_PER_SECOND - back;
    double cubic = CUBIC_CONSTANT * beyond * beyond * beyond + segmentsAtLoss;
    segments = Math.max(segments, Math.max(reno, cubic));
  }
}
