package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import java.net.URI;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** HTTP/3 over QUIC, to the origins whose connection {@link QuicRouter} has opened. */
final class QuicWire implements Wire {
  final TimeSource time;
  final TransportStats stats;
  final ConnectionGate gate;
  final QuicRouter router;

  QuicWire(TimeSource time, TransportStats stats, ConnectionGate gate, QuicRouter router) {
    this.time = time;
    this.stats = stats;
    this.gate = gate;
    this.router = router;
  }

  @Override
  public @Nullable Leg leg(WireRequest request, Arrival arrival) {
    QuicLine line = router.lineFor(request.url());
    return line == null ? null : new QuicLeg(this, line, request, arrival);
  }

  /** An answer from {@code uri} had these {@code Alt-Svc} headers. */
  void heard(URI uri, List<String> altSvc) {
    if (!altSvc.isEmpty()) {
      router.heard(HttpUrl.get(uri.toString()), altSvc);
    }
  }
}
