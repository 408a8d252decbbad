package io.tif1.client.internal.attempt;

import static io.tif1.client.internal.pipe.PipeSamples.failure;
import static io.tif1.client.internal.pipe.PipeSamples.payload;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tif1.client.CacheStats;
import io.tif1.client.CircuitOpenException;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.FetchOptions;
import io.tif1.client.HandMovedTime;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.client.PoolExhaustedException;
import io.tif1.client.Samples;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.pipe.BreakerView;
import io.tif1.client.internal.pipe.Breakers;
import io.tif1.client.internal.pipe.CdnRates;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.PipeSamples;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A fetch over several CDNs, with a next stage that answers as a test wants. Longer than other
 * files, because its tests share that stage.
 */
class AttemptRoomTest {
  private static final Tif1Config CONFIG =
      Tif1Config.defaults().toBuilder()
          .retryJitter(false)
          .cdns(List.of(URI.create("https://a.example/f"), URI.create("https://b.example/f")))
          .build();

  private final HandMovedTime time = new HandMovedTime();
  private final List<FetchEvent> events = new ArrayList<>();
  private final Counters counters = new Counters();
  private final List<Attempt> asked = new ArrayList<>();

  /** What each attempt comes to, in order; none left means that it stays under way. */
  private final Deque<Object> script = new ArrayDeque<>();

  private final FakeBreakers breakers = new FakeBreakers();

  /** All closed, or all open for as long as a test says. */
  private static final class FakeBreakers implements Breakers {
    private BreakerView view = BreakerView.CLOSED;
    private long changes;
    private final List<Runnable> waiting = new ArrayList<>();

    void set(BreakerView next) {
      view = next;
      changes++;
      List<Runnable> due = List.copyOf(waiting);
      waiting.clear();
      due.forEach(Runnable::run);
    }

    @Override
    public BreakerView view(String cdn) {
      return view;
    }

    @Override
    public @Nullable String lastProblem(String cdn) {
      return view.closed() ? null : "HTTP 503";
    }

    @Override
    public long changes() {
      return changes;
    }

    @Override
    public Cancellable onChange(long since, Runnable action) {
      waiting.add(action);
      return () -> waiting.remove(action);
    }
  }

  private final CdnRates rates = new CdnRates();

  private final AttemptRoom room =
      new AttemptRoom(
          () -> CONFIG,
          time,
          () -> 0,
          new Events(events::add),
          counters,
          rates,
          breakers,
          attempt -> {
            asked.add(attempt);
            var result = new CompletableFuture<Payload>();
            Object ending = script.poll();
            if (ending instanceof Payload payload) {
              result.complete(payload);
            } else if (ending instanceof Throwable problem) {
              learn(attempt, problem);
              result.completeExceptionally(problem);
            } else {
              attempt
                  .cancellation()
                  .onCancel(() -> result.completeExceptionally(failure(Verdict.CANCELLED)));
            }
            return result;
          });

  /** What the admission of attempts does before the loop hears of it. */
  private void learn(Attempt attempt, Throwable problem) {
    if (problem instanceof AttemptFailure failure && failure.verdict() == Verdict.THROTTLED) {
      rates.throttled(
          attempt.cdn().name(),
          failure.waitFor(),
          CONFIG.maxRetryDelay(),
          attempt.begunNanos(),
          time.nanoTime());
    }
  }

  private Duration heldFor(String cdn) {
    return Duration.ofNanos(rates.holdNanos(cdn, time.nanoTime()));
  }

  private void answers(Object... endings) {
    script.addAll(List.of(endings));
  }

  private void verdicts(Verdict... verdicts) {
    for (Verdict verdict : verdicts) {
      script.add(failure(verdict));
    }
  }

  private Fetch fetch(FetchOptions options) {
    return PipeSamples.fetch(
        1, Samples.resource(), options, Deadline.after(time.nanoTime(), options.totalTimeout()));
  }

  private Fetch fetch() {
    return fetch(Samples.options());
  }

  private static Throwable problemOf(CompletableFuture<?> future) {
    assertThat(future).isCompletedExceptionally();
    return future.handle((value, problem) -> problem).join();
  }

  private FetchFailedException failureOf(CompletableFuture<?> future) {
    assertThat(problemOf(future)).isInstanceOf(FetchFailedException.class);
    return (FetchFailedException) problemOf(future);
  }

  @Test
  void whatTheFirstCdnBringsIsTheResult() {
    Payload payload = payload();
    answers(payload);
    assertThat(room.run(fetch())).isCompletedWithValue(payload);
  }

  @Test
  void anAttemptNamesTheUrlOfItsCdn() {
    answers(payload());
    room.run(fetch());
    assertThat(asked.get(0).uri())
        .hasToString("https://a.example/f/2021@main/Belgian%20Grand%20Prix/Race/VER/1_tel.json");
  }

  @Test
  void theNextCdnIsAskedWithoutAPause() {
    verdicts(Verdict.FAILED);
    answers(payload());
    assertThat(room.run(fetch())).isCompleted();
    assertThat(asked)
        .extracting(attempt -> attempt.cdn().name())
        .containsExactly("a.example", "b.example");
  }

  @Test
  void attemptsAreNumberedThroughoutTheFetch() {
    verdicts(Verdict.FAILED, Verdict.FAILED, Verdict.FAILED);
    answers(payload());
    room.run(fetch());
    time.move(Duration.ofSeconds(2));
    assertThat(asked).extracting(Attempt::number).containsExactly(1, 2, 3, 4);
    assertThat(asked).extracting(Attempt::round).containsExactly(1, 1, 2, 2);
  }

  @Test
  void theRetryComesAfterTheBackOffAndNotBefore() {
    verdicts(Verdict.FAILED, Verdict.FAILED);
    answers(payload());
    var result = room.run(fetch());
    time.move(Duration.ofMillis(1999));
    assertThat(asked).hasSize(2);
    time.move(Duration.ofMillis(1));
    assertThat(result).isCompleted();
  }

  private AttemptFailure absent(String cdn) {
    URI url = URI.create("https://" + cdn + "/f/x.json");
    return AttemptFailure.answered(
        Verdict.ABSENT,
        "HTTP 404",
        new Answer(url, 404, Map.of(), new byte[0], Timing.NONE),
        Duration.ZERO,
        null);
  }

  @Test
  void b1_aFileIsNotPublishedIfNoCdnHasIt() {
    answers(absent("a.example"), absent("b.example"));
    assertThat(problemOf(room.run(fetch())))
        .asInstanceOf(type(NotFoundException.class))
        .satisfies(
            e -> {
              assertThat(e.url()).hasHost("a.example");
              assertThat(e.answers()).hasSize(2);
              assertThat(e).hasMessageContaining("so say all 2 CDNs that were asked");
            });
    assertThat(asked).hasSize(2);
  }

  @Test
  void b1_whatOneCdnDoesNotHaveAnotherMayBringAndTheOriginSaysSo() {
    answers(absent("a.example"), payload());
    Payload brought = room.run(fetch()).join();
    assertThat(brought.origin().refusedBy()).containsExactly("a.example");
    assertThat(brought.origin()).hasToString("network (a.example; refused by a.example)");
  }

  @Test
  void b1_ifTheOtherFailsTheErrorSaysBoth() {
    answers(absent("a.example"));
    verdicts(Verdict.FAILED, Verdict.FAILED);
    var result = room.run(fetch(Samples.options().withMaxRetries(1)));
    time.move(Duration.ofSeconds(2));
    assertThat(failureOf(result))
        .hasMessage(
            "2021/Belgian Grand Prix/Race/VER/1_tel.json: a.example does not have it (HTTP 404);"
                + " every other CDN failed in each of 2 rounds after 2000 ms; 3 attempts:"
                + " [b.example: 2 times as the test wants it, the last after 0 ms],"
                + " [a.example: HTTP 404 after 0 ms]");
    assertThat(asked)
        .extracting(attempt -> attempt.cdn().name())
        .containsExactly("a.example", "b.example", "b.example");
  }

  @Test
  void c3_aFetchWaitsForTheAnswerToAProbeWithoutATimer() {
    breakers.set(new BreakerView(false, true, 0, 0, false));
    var result = room.run(fetch(Samples.options().withTotalTimeout(Duration.ZERO)));
    assertThat(result).isNotDone();
    assertThat(time.pending()).isZero();
    answers(payload());
    breakers.set(BreakerView.CLOSED);
    assertThat(result).isCompleted();
  }

  @Test
  void c2_aFetchWaitsForAnEarlyProbe() {
    breakers.set(new BreakerView(false, false, SECONDS.toNanos(60), SECONDS.toNanos(1), false));
    answers(payload());
    var result = room.run(fetch());
    assertThat(events)
        .containsExactly(new RetryScheduled(1, 0, Duration.ofSeconds(1), PauseReason.BREAKER_OPEN));
    breakers.set(new BreakerView(false, false, 0, 0, false));
    assertThat(result).isCompleted();
    assertThat(asked.get(0).earlyProbe()).isTrue();
  }

  @Test
  void cancellingEndsTheWaitForABreaker() {
    breakers.set(new BreakerView(false, true, 0, 0, false));
    Fetch fetch = fetch();
    var result = room.run(fetch);
    fetch.cancellation().cancel();
    assertThat(result).isCancelled();
    assertThat(breakers.waiting).isEmpty();
    assertThat(time.pending()).isZero();
  }

  @Test
  void withoutRetriesEachCdnIsAskedOnceAndNothingIsScheduled() {
    verdicts(Verdict.FAILED, Verdict.FAILED);
    var failed = failureOf(room.run(fetch(Samples.options().withMaxRetries(0))));
    assertThat(failed.reason()).isEqualTo(Reason.RETRIES_EXHAUSTED);
    assertThat(failed.attempts()).hasSize(2);
    assertThat(time.pending()).isZero();
    assertThat(events).noneMatch(RetryScheduled.class::isInstance);
  }

  @Test
  void theFailureTellsEveryAttempt() {
    verdicts(Verdict.FAILED, Verdict.TIMED_OUT, Verdict.FAILED, Verdict.FAILED);
    var result = room.run(fetch(Samples.options().withMaxRetries(1)));
    time.move(Duration.ofSeconds(2));
    assertThat(failureOf(result).attempts())
        .extracting(FetchFailedException.Attempt::cdn)
        .containsExactly("a.example", "b.example", "a.example", "b.example");
  }

  @Test
  void theFailureSaysHowManyRoundsAndHowLong() {
    verdicts(Verdict.FAILED, Verdict.FAILED, Verdict.FAILED, Verdict.FAILED);
    var result = room.run(fetch(Samples.options().withMaxRetries(1)));
    time.move(Duration.ofSeconds(2));
    assertThat(failureOf(result))
        .hasMessageStartingWith(
            "2021/Belgian Grand Prix/Race/VER/1_tel.json: every CDN failed in each of 2 rounds after 2000 ms; 4 attempts: [");
  }

  @Test
  void refusalsOfBreakersAreNoAttempts() {
    breakers.set(new BreakerView(false, false, SECONDS.toNanos(9), SECONDS.toNanos(9), true));
    var failed = failureOf(room.run(fetch()));
    assertThat(failed).isInstanceOf(CircuitOpenException.class);
    assertThat(((CircuitOpenException) failed).retryIn()).isEqualTo(Duration.ofSeconds(9));
    assertThat(failed).hasMessageContaining("every CDN is open (a.example: HTTP 503)");
    assertThat(failed.attempts()).isEmpty();
    assertThat(counters.snapshot(CacheStats.NONE).attempts()).isZero();
  }

  @Test
  void anExhaustedPoolIsReportedWithItsNumbers() {
    answers(AttemptFailure.poolExhausted(new PoolState(8, 7, 6, Duration.ofSeconds(10))));
    var failed = failureOf(room.run(fetch(Samples.options().withMaxRetries(0))));
    assertThat(failed)
        .asInstanceOf(type(PoolExhaustedException.class))
        .satisfies(
            e -> assertThat(List.of(e.limit(), e.inUse(), e.waiting())).containsExactly(8, 7, 6));
  }

  @Test
  void askingTheSameCdnAgainAfterAnExhaustedPoolIsNoFailover() {
    answers(
        AttemptFailure.poolExhausted(new PoolState(8, 7, 6, Duration.ofSeconds(10))), payload());
    var result = room.run(fetch());
    time.move(Duration.ofSeconds(1));
    assertThat(result).isCompleted();
    assertThat(counters.snapshot(CacheStats.NONE).failovers()).isZero();
  }

  @Test
  void askingTheNextCdnIsAFailover() {
    verdicts(Verdict.FAILED);
    answers(payload());
    room.run(fetch());
    assertThat(counters.snapshot(CacheStats.NONE).failovers()).isEqualTo(1);
  }

  @Test
  void beginningTheNextRoundIsARetryAndNoFailover() {
    verdicts(Verdict.FAILED, Verdict.FAILED);
    answers(payload());
    room.run(fetch());
    time.move(Duration.ofSeconds(2));
    assertThat(counters.snapshot(CacheStats.NONE).retries()).isEqualTo(1);
    assertThat(counters.snapshot(CacheStats.NONE).failovers()).isEqualTo(1);
  }

  @Test
  void ifAllThatAnsweredSentABadBodyTheFileIsBad() {
    verdicts(Verdict.BAD_BODY, Verdict.FAILED);
    assertThat(problemOf(room.run(fetch(Samples.options().withMaxRetries(0)))))
        .isInstanceOf(InvalidDataException.class);
  }

  @Test
  void ifOneAnsweredOtherwiseTheCdnsFailed() {
    verdicts(Verdict.BAD_BODY);
    answers(PipeSamples.throttled(Duration.ZERO));
    assertThat(failureOf(room.run(fetch(Samples.options().withMaxRetries(0)))).reason())
        .isEqualTo(Reason.RETRIES_EXHAUSTED);
  }

  @Test
  void whatOneFetchIsToldToWaitHoldsForTheNextFetch() {
    answers(PipeSamples.throttled(Duration.ofSeconds(30)), payload(), payload());
    room.run(fetch());
    room.run(fetch());
    assertThat(asked.get(2).cdn().name()).isEqualTo("b.example");
    assertThat(heldFor("a.example")).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void c4_aCdnIsLeftAloneForAsLongAsItAsks() {
    answers(PipeSamples.throttled(Duration.ofDays(1)), payload());
    room.run(fetch());
    assertThat(heldFor("a.example")).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void c4_aCdnThatDoesNotSayHowLongIsLeftAloneForASecondByEveryFetch() {
    answers(PipeSamples.throttled(Duration.ZERO), payload(), payload());
    room.run(fetch());
    room.run(fetch());
    assertThat(heldFor("a.example")).isEqualTo(Duration.ofSeconds(1));
    assertThat(asked)
        .extracting(attempt -> attempt.cdn().name())
        .containsExactly("a.example", "b.example", "b.example");
  }

  @Test
  void aForgottenHoldHoldsNoMore() {
    answers(PipeSamples.throttled(Duration.ofSeconds(30)), payload());
    room.run(fetch());
    rates.forget("a.example");
    assertThat(heldFor("a.example")).isEqualTo(Duration.ZERO);
  }

  @Test
  void theTotalTimeoutEndsAnAttemptThatIsUnderWay() {
    var result = room.run(fetch(Samples.options().withTotalTimeout(Duration.ofSeconds(3))));
    time.move(Duration.ofSeconds(3));
    assertThat(failureOf(result).reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(asked.get(0).cancellation().isCancelled()).isTrue();
    assertThat(result.handle((v, e) -> e.getMessage()).join())
        .contains("total timeout of 3000 ms (elapsed 3000 ms)");
  }

  @Test
  void cancellingEndsTheAttemptThatIsUnderWay() {
    Fetch fetch = fetch();
    var result = room.run(fetch);
    fetch.cancellation().cancel();
    assertThat(result).isCancelled();
    assertThat(asked.get(0).cancellation().isCancelled()).isTrue();
  }

  @Test
  void cancellingEndsAPause() {
    verdicts(Verdict.FAILED, Verdict.FAILED);
    Fetch fetch = fetch();
    var result = room.run(fetch);
    fetch.cancellation().cancel();
    assertThat(result).isCancelled();
    assertThat(time.pending()).isZero();
  }

  @Test
  void nothingBeginsForAFetchThatIsCancelledAlready() {
    Fetch fetch = fetch();
    fetch.cancellation().cancel();
    assertThat(room.run(fetch)).isCancelled();
    assertThat(asked).isEmpty();
  }

  @Test
  void noTimerIsLeftBehind() {
    answers(payload());
    room.run(fetch());
    assertThat(time.pending()).isZero();
  }

  @Test
  void aDefectInAnInnerRoomFailsTheFetchAndSaysSo() {
    answers(new IllegalStateException("oops"), new IllegalStateException("oops"));
    assertThat(failureOf(room.run(fetch(Samples.options().withMaxRetries(0)))))
        .hasMessageContaining(
            "internal error, please report it: java.lang.IllegalStateException: oops");
  }

  @Test
  void failuresArriveUnwrapped() {
    answers(absent("a.example"), absent("b.example"));
    assertThat(problemOf(room.run(fetch()))).isNotInstanceOf(CompletionException.class);
  }

  @Test
  void aThousandRoundsThatFailAtOnceDoNotOverflowTheStack() {
    for (int i = 0; i < 2_002; i++) {
      verdicts(Verdict.FAILED);
    }
    var result =
        room.run(fetch(Samples.options().withMaxRetries(1_000).withTotalTimeout(Duration.ZERO)));
    time.move(Duration.ofDays(1));
    assertThat(failureOf(result).attempts()).hasSize(2_002);
  }

  @Test
  void everyAttemptIsToldOnceWithItsVerdict() {
    verdicts(Verdict.FAILED);
    answers(payload());
    room.run(fetch());
    assertThat(events)
        .filteredOn(AttemptEnded.class::isInstance)
        .extracting(event -> ((AttemptEnded) event).verdict())
        .containsExactly("FAILED", "OK");
  }
}
