package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.FetchFailedException.Attempt;
import io.tif1.client.FetchFailedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What errors say, and that they can be sent to another JVM. */
class ExceptionsTest {
  private static final String FILE = Samples.resource().file();
  private static final URI URL = URI.create("https://a.example/f/VER/1_tel.json");

  private static Attempt attempt(int n) {
    return new Attempt(
        "cdn" + n + ".example",
        URL,
        n == 3 ? 0 : 500 + n,
        Duration.ofMillis(10L * n),
        "HTTP 50" + n);
  }

  private static List<Attempt> attempts(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(ExceptionsTest::attempt).toList();
  }

  private static FetchFailedException failed(int attempts) {
    return new FetchFailedException(
        FILE,
        Reason.RETRIES_EXHAUSTED,
        "every CDN failed in each of 4 rounds after 14000 ms",
        attempts(attempts),
        new ConnectException("refused"));
  }

  static List<Tif1Exception> all() {
    return List.of(
        failed(3),
        new CircuitOpenException(FILE, Duration.ofMillis(41_500), attempts(2), null),
        new PoolExhaustedException(FILE, 512, 511, 9, attempts(1), null),
        new NotFoundException(Samples.resource(), URL),
        new InvalidDataException(Samples.resource(), URL, "expected a JSON object", null),
        new InterruptedFetchException(new InterruptedException("stop")));
  }

  @Test
  void aFailureTellsEveryAttempt() {
    assertThat(failed(2))
        .hasMessage(
            FILE
                + ": every CDN failed in each of 4 rounds after 14000 ms; 2 attempts:"
                + " [cdn1.example: HTTP 501 after 10 ms], [cdn2.example: HTTP 502 after 20 ms]");
  }

  @Test
  void aFailureOfOneAttemptSaysSo() {
    assertThat(failed(1)).hasMessageEndingWith("; 1 attempt: [cdn1.example: HTTP 501 after 10 ms]");
  }

  @Test
  void aFailureWithoutAttemptsTellsNone() {
    assertThat(failed(0))
        .hasMessage(FILE + ": every CDN failed in each of 4 rounds after 14000 ms");
  }

  @Test
  void ofManyAttemptsTheFirstOnesAndTheLastAreTold() {
    assertThat(failed(12))
        .hasMessageContaining("; 12 attempts: [cdn1.example")
        .hasMessageContaining("[cdn6.example: HTTP 506 after 60 ms], ..., [cdn3.example: ")
        .hasMessageNotContaining("cdn7.example");
  }

  @Test
  void e8_theSameProblemOfACdnIsToldOnceWithACountAndTheMostTellingFirst() {
    var refused = new Attempt("a", URL, 0, Duration.ofMillis(3), "connection refused");
    var untrusted = new Attempt("b", URL, 0, Duration.ofMillis(4), "certificate not trusted");
    assertThat(
            new FetchFailedException(
                FILE,
                Reason.RETRIES_EXHAUSTED,
                "failed",
                List.of(refused, untrusted, refused, untrusted, refused),
                null))
        .hasMessage(
            FILE
                + ": failed; 5 attempts: [b: 2 times certificate not trusted, the last after 4 ms],"
                + " [a: 3 times connection refused, the last after 3 ms]");
  }

  private static Attempt notFound(String host, int millis) {
    return new Attempt(
        host,
        URI.create("https://" + host + "/f/VER/1_tel.json"),
        0,
        Duration.ofMillis(millis),
        "host not found: No address for " + host + " after " + millis + " ms. " + "x".repeat(300));
  }

  private static Attempt refused(String cdn, String by) {
    return new Attempt(cdn, URL, 0, Duration.ofMillis(3), "refused by " + by);
  }

  @Test
  void e8_theSameProblemOfAllCdnsIsToldOnceInAFewLines() {
    List<Attempt> attempts =
        IntStream.range(0, 12).mapToObj(n -> notFound("cdn" + n % 6 + ".example", n)).toList();
    assertThat(new FetchFailedException(FILE, Reason.RETRIES_EXHAUSTED, "failed", attempts, null))
        .hasMessageContaining(
            "; 12 attempts: [cdn0.example, cdn1.example, cdn2.example and 3 more: 12 times host not"
                + " found: No address for cdn5.example after 11 ms. ")
        .message()
        .containsOnlyOnce("No address")
        .hasSizeLessThan(600);
  }

  @Test
  void e8_refusedConnectionsToSeveralAddressesAreOneProblem() {
    var one = refused("a.example", "a.example/192.0.2.1:443");
    var two = refused("b.example", "b.example/[2001:db8::2]:443");
    assertThat(
            new FetchFailedException(
                FILE, Reason.RETRIES_EXHAUSTED, "failed", List.of(one, two), null))
        .hasMessageContaining(
            "[a.example, b.example: 2 times refused by b.example/[2001:db8::2]:443, the last");
  }

  @Test
  void ofSixAttemptsAllAreTold() {
    assertThat(failed(6))
        .hasMessageContaining("[cdn5.example: HTTP 505 after 50 ms], [cdn6.example")
        .hasMessageNotContaining("...");
  }

  @Test
  void aFailureKnowsItsLastUrlAndItsLastStatus() {
    assertThat(failed(3).url()).isEqualTo(URL);
    assertThat(failed(3).status()).as("the third had no answer").isEqualTo(502);
    assertThat(failed(0).url()).isNull();
    assertThat(failed(0).status()).isZero();
  }

  @Test
  void openBreakersSayWhenTheNextProbeIs() {
    assertThat(new CircuitOpenException(FILE, Duration.ofMillis(41_500), List.of(), null))
        .hasMessage(
            FILE
                + ": the circuit breaker of every CDN is open; the next probe is let through in"
                + " 41500 ms");
  }

  @Test
  void anExhaustedPoolSaysItsNumbersAndWhatToDo() {
    assertThat(new PoolExhaustedException(FILE, 512, 511, 9, List.of(), null))
        .hasMessage(
            FILE
                + ": no connection became free: limit 512, in use 511, waiting 9; raise pool_maxsize"
                + " or lower max_concurrent_requests");
  }

  @Test
  void aMissingFileSaysWhereItWasLookedFor() {
    assertThat(new NotFoundException(Samples.resource(), URL))
        .hasMessage(
            FILE
                + " is not published (https://a.example/f/VER/1_tel.json); check the names of event,"
                + " session and file");
  }

  @Test
  void aMissingFileSaysWhatWasAskedFor() {
    var missing = new NotFoundException(Samples.resource(), URL);
    assertThat(missing.year()).isEqualTo(2021);
    assertThat(missing.event()).isEqualTo("Belgian Grand Prix");
    assertThat(missing.session()).isEqualTo("Race");
    assertThat(missing.path()).isEqualTo("VER/1_tel.json");
    assertThat(missing.url()).isEqualTo(URL);
  }

  @Test
  void invalidDataSaysWhatWasFoundAndWhere() {
    assertThat(
            new InvalidDataException(
                Samples.resource(), URL, "expected a JSON object but found '<' at byte 0", null))
        .hasMessage(
            FILE
                + " is not usable: expected a JSON object but found '<' at byte 0"
                + " (https://a.example/f/VER/1_tel.json)");
  }

  @Test
  void invalidDataFromNoCdnNamesNoUrl() {
    assertThat(new InvalidDataException(Samples.resource(), null, "no decoder", null))
        .hasMessage(FILE + " is not usable: no decoder");
  }

  @Test
  void anInterruptSaysWhatBecameOfTheFetch() {
    assertThat(new InterruptedFetchException(new InterruptedException()))
        .hasMessage("interrupted while waiting for a fetch; the fetch was cancelled");
  }

  @ParameterizedTest
  @MethodSource("all")
  void seenByAnotherThreadItIsTheSameWithThatThreadsStack(Tif1Exception error) {
    Tif1Exception here = error.asSeenHere();
    assertThat(here).hasSameClassAs(error).hasMessage(error.getMessage());
    if (!(error instanceof InterruptedFetchException)) {
      assertThat(here).isNotSameAs(error).hasCause(error);
      assertThat(here)
          .usingRecursiveComparison()
          .ignoringFields("cause", "stackTrace")
          .isEqualTo(error);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void survivesSerialization(Tif1Exception error) throws Exception {
    Tif1Exception copy = copy(error);
    assertThat(copy).hasSameClassAs(error).hasMessage(error.getMessage());
    assertThat(copy)
        .usingRecursiveComparison()
        .ignoringFields("cause", "stackTrace")
        .isEqualTo(error);
  }

  @Test
  void attemptsSurviveSerialization() throws Exception {
    FetchFailedException copy = copy(failed(3));
    assertThat(copy.attempts()).isEqualTo(attempts(3));
    assertThat(copy.reason()).isEqualTo(Reason.RETRIES_EXHAUSTED);
    assertThat(copy).hasCauseInstanceOf(ConnectException.class);
  }

  @Test
  void attemptsAreASnapshotThatNobodyChanges() {
    var live = new ArrayList<>(attempts(2));
    var error = new FetchFailedException(FILE, Reason.TIMED_OUT, "late", live, null);
    live.clear();
    assertThat(error.attempts()).hasSize(2).isUnmodifiable();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T copy(T error) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
