package io.tif1.client.internal.transport;

import org.jspecify.annotations.Nullable;

/** Carries requests: {@link TcpWire} or {@link QuicWire}. Safe for use by multiple threads. */
interface Wire {
  /**
   * A leg for a request, which {@link Leg#begin} sends; null if this wire carries none to there
   * now.
   */
  @Nullable Leg leg(WireRequest request, Arrival arrival);
}
