package io.tif1.client.internal.admit;

import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.CdnRates;
import io.tif1.client.internal.pipe.HopListener;
import io.tif1.client.internal.pipe.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets attempts out at the rate that their CDN bears, and learns that rate from what comes of them.
 * The last thing an attempt waits for: what waits here holds permits, so it waits a second at most
 * and is sent away otherwise, to ask another CDN meanwhile. A fetch that may make no pause is not
 * sent away for that, but waits as long as it takes.
 */
final class CdnTurns {
  private static final int SERVICE_UNAVAILABLE = 503;

  private final CdnRates rates;
  private final Supplier<Tif1Config> config;
  private final TimeSource time;

  CdnTurns(CdnRates rates, Supplier<Tif1Config> config, TimeSource time) {
    this.rates = rates;
    this.config = config;
    this.time = time;
  }

  /**
   * Asks for a turn.
   *
   * @return null if it is the attempt's turn now; else a future that ends when it is, or fails with
   *     the {@link AttemptFailure} why it is never
   */
  @Nullable CompletableFuture<Void> take(Attempt attempt) {
    String cdn = attempt.cdn().name();
    boolean patient = attempt.fetch().options().maxRetries() == 0;
    // Nobody who asks a CDN beside others floods one of which nothing is known yet: such requests
    // are
    // cancelled when another CDN is quicker, so permits alone do not bound them.
    int most = attempt.isFallback() ? config.get().maxConcurrentRequests() : Integer.MAX_VALUE;
    long wait = rates.takeNanos(cdn, time.nanoTime(), patient, most);
    if (wait == 0) {
      return null;
    }
    if (wait < 0) {
      return CompletableFuture.failedFuture(AttemptFailure.held(Duration.ofNanos(-wait)));
    }
    return come(attempt, wait);
  }

  private CompletableFuture<Void> come(Attempt attempt, long wait) {
    String cdn = attempt.cdn().name();
    var turn = new CompletableFuture<Void>();
    TimeSource.Cancellable timer;
    try {
      timer = time.schedule(() -> arrived(cdn, turn), Duration.ofNanos(wait));
    } catch (Throwable thrown) {
      rates.notSent(cdn);
      throw thrown;
    }
    Runnable giveUp =
        () -> {
          if (turn.completeExceptionally(AttemptFailure.cancelledInQueue())) {
            timer.cancel();
            rates.notSent(cdn);
          }
        };
    attempt.cancellation().onCancel(giveUp);
    turn.whenComplete((come, refused) -> attempt.cancellation().forget(giveUp));
    return turn;
  }

  /** The CDN may have throttled another request in the meantime: then this one is not sent. */
  private void arrived(String cdn, CompletableFuture<Void> turn) {
    long hold = rates.holdNanos(cdn, time.nanoTime());
    if (hold == 0) {
      turn.complete(null);
    } else if (turn.completeExceptionally(AttemptFailure.held(Duration.ofNanos(hold)))) {
      rates.notSent(cdn);
    }
  }

  /** The attempt had its turn and was not sent. */
  void notSent(Attempt attempt) {
    rates.notSent(attempt.cdn().name());
  }

  /** The attempt had its turn and is being sent. */
  Turn begin(Attempt attempt, long begunNanos) {
    return new Turn(attempt.cdn().name(), begunNanos);
  }

  /** An exchange that had its turn. Notified of its answers as they come, and of its end. */
  final class Turn implements HopListener {
    private final String cdn;
    private final long begunNanos;
    private final AtomicInteger unanswered = new AtomicInteger(1);
    private volatile long sentNanos;

    private Turn(String cdn, long begunNanos) {
      this.cdn = cdn;
      this.begunNanos = begunNanos;
      this.sentNanos = begunNanos;
    }

    @Override
    public void sentAgain() {
      sentNanos = time.nanoTime();
      unanswered.incrementAndGet();
      rates.sentAgain(cdn);
    }

    @Override
    public void heard(Map<String, List<String>> headers) {
      if (unanswered.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        rates.heard(cdn, headers, time.instant(), sentNanos, time.nanoTime());
      }
    }

    /** The exchange has ended. */
    void ended(@Nullable Answer answer, @Nullable Throwable problem) {
      AttemptFailure failure = problem instanceof AttemptFailure known ? known : null;
      long now = time.nanoTime();
      for (int left = unanswered.getAndSet(0); left > 0; left--) {
        rates.lost(cdn, now, failure != null && failure.verdict() == Verdict.CANCELLED);
      }
      if (answer != null) {
        rates.answered(cdn, begunNanos, now);
      } else if (failure == null) {
        return;
      } else if (failure.verdict() == Verdict.THROTTLED) {
        rates.throttled(cdn, failure.waitFor(), config.get().maxRetryDelay(), begunNanos, now);
      } else if (failure.status() == SERVICE_UNAVAILABLE) {
        rates.overloaded(cdn, begunNanos, now);
      } else if (failure.status() != 0) {
        rates.answered(cdn, begunNanos, now);
      }
    }
  }
}
