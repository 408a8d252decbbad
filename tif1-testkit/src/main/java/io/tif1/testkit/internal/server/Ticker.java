package io.tif1.testkit.internal.server;

import io.tif1.client.TimeSource;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ticks a number of times, one interval apart. The next tick is set before the present one acts, so
 * that a single move of a hand-moved clock runs through as many ticks as fit into it.
 */
final class Ticker {
  private final TimeSource time;
  private final Duration interval;
  private final int count;
  private final IntConsumer onTick;

  // Guarded by this: ticks come on threads of the time source, stop() from the event loop.
  private TimeSource.@Nullable Cancellable next;
  private int done;
  private boolean stopped;

  /** {@code onTick} is given 0 to {@code count - 1}. */
  Ticker(TimeSource time, Duration interval, int count, IntConsumer onTick) {
    this.time = time;
    this.interval = interval;
    this.count = count;
    this.onTick = onTick;
  }

  synchronized Ticker start() {
    if (!stopped && done < count) {
      next = time.schedule(this::tick, interval);
    }
    return this;
  }

  synchronized void stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
  }

  private void tick() {
    int number;
    synchronized (this) {
      if (stopped) {
        return;
      }
      number = done++;
      start();
    }
    onTick.accept(number);
  }
}
