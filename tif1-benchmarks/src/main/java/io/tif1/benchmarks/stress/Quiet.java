package io.tif1.benchmarks.stress;

import io.tif1.client.CdnStatus;
import io.tif1.client.ClientStats;
import io.tif1.client.ConnectionStats;
import io.tif1.client.Tif1;
import io.tif1.testkit.FakeCdn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What must hold of a client when nobody calls it any more. */
final class Quiet {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

  private final Tif1 client;
  private final List<FakeCdn> cdns;
  private final Ledger ledger;
  private final long requestsBefore;
  private final long connectionsBefore;

  /** Begins before the client has asked for anything. */
  Quiet(Tif1 client, List<FakeCdn> cdns, Ledger ledger) {
    this.client = client;
    this.cdns = cdns;
    this.ledger = ledger;
    this.requestsBefore = requests();
    this.connectionsBefore = connections();
  }

  private long requests() {
    return cdns.stream().mapToLong(FakeCdn::requestCount).sum();
  }

  private long connections() {
    return cdns.stream().mapToLong(FakeCdn::connectionsAccepted).sum();
  }

  /** The cache writes down what was read of it some time after it was. */
  private static final int TIMERS_OF_THE_DISK = 1;

  /** Waits a while for it; false if it does not come. */
  static boolean comes(BooleanSupplier state) {
    long end = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return true;
  }

  /** All that was taken has been given back. */
  void nothingUnderWay(WatchedTime time) {
    ledger.require(
        comes(() -> inFlight() == 0), "attempts are still counted as under way: " + client.cdns());
    ledger.require(
        comes(() -> time.pendingTimers() <= TIMERS_OF_THE_DISK),
        time.pendingTimers() + " timers are pending, and nothing is under way");
    ledger.require(
        comes(() -> cdns.stream().mapToInt(FakeCdn::inFlight).sum() == 0),
        "servers still have exchanges under way: "
            + cdns.stream().map(cdn -> cdn + ": " + cdn.inFlight()).toList());
  }

  private int inFlight() {
    return client.cdns().stream().mapToInt(CdnStatus::inFlight).sum();
  }

  /** Counters of fetches add up, and agree with what callers and the listener saw. */
  void fetchesAddUp(Tally tally) {
    comes(() -> ended(client.stats()) == client.stats().fetches());
    ClientStats stats = client.stats();
    ledger.require(ended(stats) == stats.fetches(), "fetches that began and never ended: " + stats);
    ledger.require(
        stats.fetches() <= ledger.asked.sum(),
        "more fetches than the " + ledger.asked + " asked for: " + stats);
    ledger.require(
        stats.succeeded() >= ledger.succeeded.sum()
            && stats.missing() >= ledger.missing.sum()
            && stats.failed() >= ledger.failed.sum(),
        "callers were told of %s had, %s missing, %s failed; the client counted less: %s"
            .formatted(ledger.succeeded, ledger.missing, ledger.failed, stats));
    ledger.require(
        tally.started.sum() == stats.fetches() && tally.finished.sum() == stats.fetches(),
        "the listener saw %s fetches begin and %s end: %s"
            .formatted(tally.started, tally.finished, stats));
    ledger.require(
        tally.attemptsStarted.sum() == tally.attemptsEnded.sum()
            && tally.attemptsEnded.sum() == stats.attempts(),
        "the listener saw %s attempts begin and %s end: %s"
            .formatted(tally.attemptsStarted, tally.attemptsEnded, stats));
  }

  private static long ended(ClientStats stats) {
    return stats.succeeded() + stats.missing() + stats.failed() + stats.cancelled();
  }

  /**
   * Counters of the transport add up, and agree with what the servers saw. Each request opened a
   * connection, rode one, or failed before it had one; each was answered or failed, or both (cut
   * short). What no server saw is a failure.
   */
  void requestsAddUp() {
    ConnectionStats stats = client.connectionStats();
    long total = stats.totalRequests();
    long seen = requests() - requestsBefore;
    long accepted = connections() - connectionsBefore;
    long onConnections = stats.connectionsCreated() + stats.connectionsReused();
    long answered = stats.byProtocol().values().stream().mapToLong(Long::longValue).sum();
    ledger.require(
        seen <= total, "the servers saw " + seen + " requests, more than were counted: " + stats);
    ledger.require(
        total - seen <= stats.failures(),
        "the servers saw " + seen + " requests; the others should be failures: " + stats);
    ledger.require(
        onConnections <= total && total <= onConnections + stats.failures(),
        "requests are not those that opened a connection (%d), rode one (%d) or failed (%d): %s"
            .formatted(
                stats.connectionsCreated(), stats.connectionsReused(), stats.failures(), stats));
    ledger.require(
        answered <= total && total <= answered + stats.failures(),
        "requests are not those that were answered (%d) or failed (%d): %s"
            .formatted(answered, stats.failures(), stats));
    ledger.require(
        stats.connectionsCreated() <= accepted,
        "the servers accepted " + accepted + " connections, fewer than were counted: " + stats);
  }
}
