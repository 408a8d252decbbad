package io.tif1.benchmarks.stress;

import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The files of one batch, its sink and its progress callback, one of which may throw at the n-th
 * call. The batch must then end with exactly what was thrown.
 */
final class WatchedBatch implements Iterable<Resource<JsonDocument>> {
  private static final int SINK = 0;
  private static final int PROGRESS = 1;
  private static final int SOURCE = 2;

  private final List<Resource<JsonDocument>> resources;
  private final int failAt;
  private final Throwable thrown;
  private final int place;
  private final Ledger ledger;
  private final Endings endings;
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger inSink = new AtomicInteger();
  private final AtomicInteger told = new AtomicInteger();
  private volatile boolean hasThrown;

  /**
   * @param failAt at which call something is thrown; negative: never
   */
  WatchedBatch(
      List<Resource<JsonDocument>> resources,
      int failAt,
      Throwable thrown,
      SplittableRandom chance,
      Ledger ledger,
      Endings endings) {
    this.resources = resources;
    this.failAt = failAt;
    this.thrown = thrown;
    this.place = chance.nextInt(3);
    this.ledger = ledger;
    this.endings = endings;
  }

  private void throwAt(int here, int call) {
    if (here == place && call == failAt) {
      hasThrown = true;
      Thrown.now(thrown);
    }
  }

  void sink(Outcome<JsonDocument> outcome) {
    ledger.require(inSink.getAndIncrement() == 0, "two threads were in one sink at once");
    endings.outcome(outcome);
    int call = delivered.getAndIncrement();
    inSink.decrementAndGet();
    throwAt(SINK, call);
  }

  void progress(Progress counts) {
    throwAt(PROGRESS, told.getAndIncrement());
  }

  @Override
  public Iterator<Resource<JsonDocument>> iterator() {
    Iterator<Resource<JsonDocument>> all = resources.iterator();
    var taken = new AtomicInteger();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public Resource<JsonDocument> next() {
        throwAt(SOURCE, taken.getAndIncrement());
        return all.next();
      }
    };
  }

  /** The batch ended without a failure. */
  void ended(Progress counts) {
    ledger.require(
        !hasThrown && counts.done() == resources.size() && delivered.get() == resources.size(),
        "fetchEach of "
            + resources.size()
            + " delivered "
            + delivered
            + ", says "
            + counts
            + (hasThrown ? ", and a callback threw " + thrown : ""));
  }

  /** The batch failed with this. */
  void threw(Throwable problem) {
    ledger.saw("a batch ended with what its callback threw");
    ledger.require(
        hasThrown && problem == thrown,
        "fetchEach failed with "
            + problem
            + "; its callback threw "
            + (hasThrown ? thrown : "nothing"));
  }
}
