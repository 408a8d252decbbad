package io.tif1.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.FetchFailedException;
import io.tif1.client.HandMovedTime;
import io.tif1.client.LogCapture;
import io.tif1.client.Samples;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.admit.AdmissionRoom;
import io.tif1.client.internal.attempt.AttemptRoom;
import io.tif1.client.internal.breaker.BreakerRoom;
import io.tif1.client.internal.cache.CacheRoom;
import io.tif1.client.internal.decode.Bodies;
import io.tif1.client.internal.decode.DecodeRoom;
import io.tif1.client.internal.decode.Decoders;
import io.tif1.client.internal.join.JoinRoom;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.CallbackException;
import io.tif1.client.internal.pipe.CdnRates;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.PipeSamples;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Verdict.Trust;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the stage behind a stage does, the one before it fails as it promises, holding nothing.
 */
final class HandOverTest {
  private final Tif1Config config =
      Tif1Config.defaults().toBuilder()
          .cdns(List.of(URI.create("https://a.example/f")))
          .maxRetries(0)
          .enableCache(false)
          .build();
  private final HandMovedTime time = new HandMovedTime();
  private final Events events = new Events(null);
  private final Counters counters = new Counters();
  private final Decoders decoders = new Decoders(new Bodies(() -> 1_000_000L));

  /** Ways of not keeping a stage's promise. */
  enum Fault {
    THROWS {
      @Override
      <T> CompletableFuture<T> play(Throwable thrown) {
        throw HandOverTest.<RuntimeException>undeclared(thrown);
      }
    },
    FAILS {
      @Override
      <T> CompletableFuture<T> play(Throwable thrown) {
        return CompletableFuture.failedFuture(thrown);
      }
    },
    FAILS_WRAPPED {
      @Override
      <T> CompletableFuture<T> play(Throwable thrown) {
        return CompletableFuture.<T>failedFuture(thrown).thenApply(value -> value);
      }
    };

    abstract <T> CompletableFuture<T> play(Throwable thrown);
  }

  @SuppressWarnings("unchecked") // that is the point: the compiler does not see it
  private static <E extends Throwable> RuntimeException undeclared(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static Throwable byACallback(String message) {
    return new CallbackException("time source", "its object", new IllegalStateException(message));
  }

  @BeforeEach
  void forgetLog() {
    LogCapture.clear();
  }

  static Stream<Arguments> everyFaultAndThrowable() {
    Stream<Function<String, Throwable>> throwables =
        Stream.of(
            IllegalStateException::new,
            AssertionError::new,
            IOException::new,
            NoClassDefFoundError::new,
            OutOfMemoryError::new,
            StackOverflowError::new,
            HandOverTest::byACallback);
    return throwables.flatMap(
        make -> Stream.of(Fault.values()).map(f -> Arguments.of(f, make.apply("by the test"))));
  }

  @ParameterizedTest
  @MethodSource("everyFaultAndThrowable")
  void a1_theAdmissionGivesItsPermitBack(Fault fault, Throwable thrown) {
    var room =
        new AdmissionRoom(
            () -> config, time, events, new CdnRates(), attempt -> fault.play(thrown));

    verify(Stages.exchange(room, PipeSamples.attempt()), thrown);

    assertThat(room.limit().inUse()).isZero();
  }

  @ParameterizedTest
  @MethodSource("everyFaultAndThrowable")
  void a1_theDecodingFails(Fault fault, Throwable thrown) {
    var room = new DecodeRoom(Runnable::run, decoders, counters, attempt -> fault.play(thrown));

    verify(Stages.call(room, PipeSamples.attempt()), thrown);
  }

  @ParameterizedTest
  @MethodSource("everyFaultAndThrowable")
  void a1_threadsThatCannotDecodeFailTheAttempt(Fault fault, Throwable thrown) {
    var answer = PipeSamples.answer(new byte[] {'{', '}'});
    var room =
        new DecodeRoom(
            task -> fault.<Answer>play(thrown).getNow(answer),
            decoders,
            counters,
            attempt -> CompletableFuture.completedFuture(answer));

    CompletableFuture<Payload> result = Stages.call(room, PipeSamples.attempt());

    assertThat(result).isCompletedExceptionally();
    verifyLoggedOnce(thrown);
  }

  @ParameterizedTest
  @MethodSource("everyFaultAndThrowable")
  void a1_theBreakerTakesItsPermissionBackUncounted(Fault fault, Throwable thrown) {
    var room = new BreakerRoom(() -> config, time, events, attempt -> fault.play(thrown));

    verify(Stages.call(room, PipeSamples.attempt()), thrown);

    assertThat(room.inFlight(PipeSamples.CDN.name())).isZero();
    assertThat(room.failuresInARow(PipeSamples.CDN.name())).isZero();
  }

  @ParameterizedTest
  @MethodSource("everyFaultAndThrowable")
  void a1_theCacheFails(Fault fault, Throwable thrown) {
    var room =
        new CacheRoom(
            () -> config,
            time,
            events,
            counters,
            Runnable::run,
            Runnable::run,
            decoders,
            null,
            fetch -> fault.play(thrown));

    verifyFetch(Stages.call(room, PipeSamples.fetch(1)));
    verifyLoggedOnce(thrown);
  }

  @ParameterizedTest
  @MethodSource("everyFaultAndThrowable")
  void a1_theFlightEndsForAllWhoWait(Fault fault, Throwable thrown) {
    var later = new CompletableFuture<Payload>();
    var room =
        new JoinRoom(
            time, events, counters, fetch -> later.thenCompose(go -> fault.<Payload>play(thrown)));
    var first = Stages.call(room, PipeSamples.fetch(1));
    var second = Stages.call(room, PipeSamples.fetch(2));

    later.complete(PipeSamples.payload());

    verifyFetch(first);
    verifyFetch(second);
    verifyLoggedOnce(thrown);
    assertThat(room.inFlight()).isZero();
  }

  @ParameterizedTest
  @MethodSource("everyFaultAndThrowable")
  void a1_theLoopEnds(Fault fault, Throwable thrown) {
    var room = attempts(fault, thrown);
    var options = Samples.options().withMaxRetries(0);

    verifyFetch(Stages.call(room, PipeSamples.fetch(1, options)));
    verifyLoggedOnce(thrown);
  }

  private AttemptRoom attempts(Fault fault, Throwable thrown) {
    var breakers = new BreakerRoom(() -> config, time, events, attempt -> fault.play(thrown));
    return new AttemptRoom(
        () -> config, time, () -> 0.5, events, counters, new CdnRates(), breakers, breakers);
  }

  private static void verify(CompletableFuture<?> result, Throwable thrown) {
    assertThat(problem(result))
        .isInstanceOfSatisfying(
            AttemptFailure.class,
            failure -> {
              assertThat(failure.verdict().trust()).isEqualTo(Trust.RELEASED);
              assertThat(failure.getCause()).isSameAs(thrown);
              assertThat(failure.problem()).contains("by the test");
            });
    verifyLoggedOnce(thrown);
  }

  /** Whoever reads the log finds it once, and is asked for a report of nothing but a defect. */
  private static void verifyLoggedOnce(Throwable thrown) {
    boolean defect =
        !(thrown instanceof CallbackException
            || thrown instanceof OutOfMemoryError
            || thrown instanceof LinkageError);
    assertThat(LogCapture.errors())
        .singleElement()
        .asString()
        .contains("by the test")
        .satisfies(line -> assertThat(line.contains("please report it")).isEqualTo(defect));
  }

  private static void verifyFetch(CompletableFuture<?> result) {
    assertThat(problem(result))
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("by the test");
  }

  private static Throwable problem(CompletableFuture<?> result) {
    return result
        .handle((value, problem) -> problem == null ? new AssertionError("no failure") : problem)
        .getNow(new AssertionError("not ended"));
  }
}
