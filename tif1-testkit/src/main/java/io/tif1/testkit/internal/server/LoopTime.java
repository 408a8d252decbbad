package io.tif1.testkit.internal.server;

import io.tif1.client.TimeSource;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The real time of a server that was given no other; its timers need no thread of their own. */
public final class LoopTime implements TimeSource {
  private final Vertx vertx;

  public LoopTime(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant();
  }

  @Override
  public Cancellable schedule(Runnable task, Duration delay) {
    // Rounded up, because the loop counts in milliseconds and refuses to wait for none.
    long millis = Math.max(1, delay.plusNanos(999_999).toMillis());
    long timer = vertx.setTimer(millis, id -> task.run());
    return () -> vertx.cancelTimer(timer);
  }
}
