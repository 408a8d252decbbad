package io.tif1.cli;

import io.tif1.client.ClientStats;
import io.tif1.client.ConnectionStats;
import io.tif1.client.Tif1;
import java.time.Duration;
import java.util.TreeSet;

/** What a run cost, in one line. */
final class Summary {
  private Summary() {}

  /** What all fetches of a client cost. */
  static String line(Tif1 client, Duration elapsed) {
    ClientStats fetches = client.stats();
    return line(
            fetches.fetches(),
            fetches.succeeded(),
            fetches.bytesDecoded(),
            elapsed,
            fetches,
            client.connectionStats())
        + "; cache: "
        + fetches.cache();
  }

  /**
   * Files, bytes, seconds, connections, protocol, retries.
   *
   * @param total how many files were asked for
   * @param had how many of them were had
   * @param bytes how many bytes those have
   */
  static String line(
      long total,
      long had,
      long bytes,
      Duration elapsed,
      ClientStats fetches,
      ConnectionStats connections) {
    String protocols = String.join(" + ", new TreeSet<>(connections.byProtocol().keySet()));
    return (had == total ? Units.count(had, "file") : had + " of " + Units.count(total, "file"))
        + ", "
        + Units.bytes(bytes)
        + " ("
        + Units.bytes(fetches.bytesReceived())
        + " on the wire), "
        + Units.seconds(elapsed)
        + "; "
        + Units.count(connections.connectionsCreated(), "connection")
        + " created, protocol "
        + (protocols.isEmpty() ? "none" : protocols)
        + ", "
        + (fetches.retries() == 1 ? "1 retry" : fetches.retries() + " retries")
        + ", "
        + Units.count(fetches.failovers(), "failover");
  }
}
