package io.tif1.client.internal.transport;

import io.tif1.client.ConnectionStats;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what really happened on the wire. */
final class TransportStats {
  final LongAdder requests = new LongAdder();
  final LongAdder connectionsCreated = new LongAdder();
  final LongAdder connectionsReused = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder poolWaits = new LongAdder();
  private final ConcurrentMap<String, LongAdder> byProtocol = new ConcurrentHashMap<>();

  void answered(String protocol) {
    byProtocol.computeIfAbsent(protocol, name -> new LongAdder()).increment();
  }

  ConnectionStats snapshot() {
    var protocols = new HashMap<String, Long>();
    byProtocol.forEach((name, count) -> protocols.put(name, count.sum()));
    return new ConnectionStats(
        requests.sum(),
        connectionsCreated.sum(),
        connectionsReused.sum(),
        failures.sum(),
        poolWaits.sum(),
        protocols);
  }
}
