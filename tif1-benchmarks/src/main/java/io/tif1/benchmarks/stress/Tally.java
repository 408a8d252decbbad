package io.tif1.benchmarks.stress;

import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.AttemptStarted;
import io.tif1.client.event.FetchEvent.Finished;
import io.tif1.client.event.FetchEvent.Started;
import io.tif1.client.event.FetchListener;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;

/** Counts the events of a client, and fails now and then, as listeners do. */
final class Tally implements FetchListener {
  final LongAdder started = new LongAdder();
  final LongAdder finished = new LongAdder();
  final LongAdder attemptsStarted = new LongAdder();
  final LongAdder attemptsEnded = new LongAdder();

  @Override
  public void onEvent(FetchEvent event) {
    if (event instanceof Started) {
      started.increment();
    } else if (event instanceof Finished) {
      finished.increment();
    } else if (event instanceof AttemptStarted) {
      attemptsStarted.increment();
    } else if (event instanceof AttemptEnded) {
      attemptsEnded.increment();
    }
    if (event.fetchId() % 97 == 0) {
      Thrown.now(Thrown.any(new SplittableRandom(event.fetchId())));
    }
  }
}
