package io.tif1.client;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the transport has counted since the client was opened. Immutable. To measure a stretch of
 * work, take a snapshot before and one after and subtract.
 *
 * <p>A request is one HTTP exchange begun with a server, whatever came of it: redirects and failed
 * connects count, answers of the cache do not. It is <em>reused</em> if it rode a connection that
 * an earlier request had opened; over HTTP/2 every stream after the first is.
 *
 * @since 0.1
 */
public final class ConnectionStats {
  private final long totalRequests;
  private final long connectionsCreated;
  private final long connectionsReused;
  private final long failures;
  private final long poolWaits;
  private final Map<String, Long> byProtocol;

  /**
   * @param byProtocol answered requests by protocol: {@code http/1.1}, {@code h2}, {@code h3}
   */
  public ConnectionStats(
      long totalRequests,
      long connectionsCreated,
      long connectionsReused,
      long failures,
      long poolWaits,
      Map<String, Long> byProtocol) {
    this.totalRequests = totalRequests;
    this.connectionsCreated = connectionsCreated;
    this.connectionsReused = connectionsReused;
    this.failures = failures;
    this.poolWaits = poolWaits;
    this.byProtocol = Map.copyOf(byProtocol);
  }

  /** Requests begun. */
  public long totalRequests() {
    return totalRequests;
  }

  /** Connections opened: TCP connected, and TLS agreed where the URL asks for it. */
  public long connectionsCreated() {
    return connectionsCreated;
  }

  /** Requests that rode a connection which an earlier request had opened. */
  public long connectionsReused() {
    return connectionsReused;
  }

  /** Requests without an answer: refused, reset, cut short, timed out, cancelled. */
  public long failures() {
    return failures;
  }

  /** Requests that had to wait because {@code pool_maxsize} connections were in use. */
  public long poolWaits() {
    return poolWaits;
  }

  /** Answered requests by protocol; a protocol without any is absent. Unmodifiable. */
  public Map<String, Long> byProtocol() {
    return byProtocol;
  }

  /** Share of requests that reused a connection, in percent, 0 to 100; 0 if there were none. */
  public double reuseRate() {
    return totalRequests == 0 ? 0.0 : 100.0 * connectionsReused / totalRequests;
  }

  /** What was counted since {@code earlier}. */
  public ConnectionStats minus(ConnectionStats earlier) {
    var protocols = new TreeMap<>(byProtocol);
    earlier.byProtocol.forEach((name, count) -> protocols.merge(name, -count, Long::sum));
    protocols.values().removeIf(count -> count == 0);
    return new ConnectionStats(
        totalRequests - earlier.totalRequests,
        connectionsCreated - earlier.connectionsCreated,
        connectionsReused - earlier.connectionsReused,
        failures - earlier.failures,
        poolWaits - earlier.poolWaits,
        protocols);
  }

  @Override
  public String toString() {
    return totalRequests
        + " requests, "
        + connectionsCreated
        + " connections created, "
        + connectionsReused
        + " reused ("
        + Math.round(reuseRate() * 10) / 10.0
        + " %), "
        + failures
        + " failed, "
        + poolWaits
        + " waited for the pool, by protocol "
        + new TreeMap<>(byProtocol);
  }
}
