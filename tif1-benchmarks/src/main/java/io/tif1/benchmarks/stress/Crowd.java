package io.tif1.benchmarks.stress;

import io.tif1.client.Tif1;
import io.tif1.testkit.FakeCdn;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** All callers of one client. */
final class Crowd {
  private final List<Thread> threads = new ArrayList<>();
  private final Ledger ledger;
  private final StressPlan plan;

  private Crowd(Ledger ledger, StressPlan plan) {
    this.ledger = ledger;
    this.plan = plan;
  }

  /**
   * Sets them going until {@code budget} fetches have been asked for.
   *
   * @param closing whether the client will be closed under their hands
   */
  static Crowd begin(
      Tif1 client,
      List<FakeCdn> cdns,
      Library library,
      AtomicInteger budget,
      SplittableRandom chance,
      Ledger ledger,
      ScheduledExecutorService timer,
      StressPlan plan,
      boolean closing) {
    var crowd = new Crowd(ledger, plan);
    List<URI> bases = cdns.stream().map(FakeCdn::baseUri).toList();
    var interrupts = new Interrupts(timer);
    for (int i = 0; i < plan.callers(); i++) {
      var caller =
          new Caller(
              client,
              bases,
              library,
              budget,
              chance.split(),
              ledger,
              new Endings(ledger, closing),
              interrupts,
              plan);
      crowd.threads.add(WatchedTime.daemon(caller, "stress-caller-" + i));
    }
    crowd.threads.forEach(Thread::start);
    return crowd;
  }

  /** Waits until all have gone home; false if some never will. */
  boolean awaitEnd() {
    while (threads.stream().anyMatch(Thread::isAlive)) {
      List<String> lost = ledger.lost(plan.patience());
      if (!lost.isEmpty()) {
        lost.forEach(ledger::violation);
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    return true;
  }
}
