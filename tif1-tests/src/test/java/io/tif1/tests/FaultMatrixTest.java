package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.quic.Quic;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.Fetcher;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Exception;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.ServerCertificate.Flaw;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault, at the first CDN and at all of them, over HTTP/1.1, HTTP/2 and HTTP/3, through both
 * doors: the outcome is what the verdict table says, nothing is left behind, and the time that
 * passes on the hand-moved clock is exactly the time-outs and pauses that the rules name.
 */
class FaultMatrixTest {
  private static final Resource<JsonDocument> FILE = World.file("VER/1_tel.json");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** What a fault must come to. */
  private enum Row {
    /** The next CDN now, then a retry. */
    FAILED(Reason.RETRIES_EXHAUSTED),
    /** As failed; no retry if no CDN's certificate is trusted. */
    UNTRUSTED(Reason.RETRIES_EXHAUSTED),
    /** As failed, after the attempt's timeout. */
    TIMED_OUT(Reason.RETRIES_EXHAUSTED),
    /** As failed; in the end an invalid file. */
    BAD_BODY(null),
    /** The next CDN now, then again as long as there is time; the breaker does not count it. */
    THROTTLED(Reason.THROTTLED),
    /** The next CDN now, no retry. */
    REJECTED(Reason.REJECTED),
    /** The other CDNs now; not published if all say so. */
    ABSENT(null);

    private final Reason reason;

    Row(Reason reason) {
      this.reason = reason;
    }

    boolean stalls() {
      return this == TIMED_OUT;
    }

    boolean retries() {
      return this != REJECTED && this != ABSENT && this != UNTRUSTED;
    }

    /** What an attempt is told to have come to. */
    String verdict() {
      return this == UNTRUSTED ? FAILED.name() : name();
    }

    boolean countsAtTheBreaker() {
      return this == FAILED || this == UNTRUSTED || this == TIMED_OUT || this == BAD_BODY;
    }
  }

  private static Map<Fault, Row> table() {
    var rows = new java.util.LinkedHashMap<Fault, Row>();
    rows.put(new Fault.RefuseConnect(), Row.FAILED);
    for (Flaw flaw : Flaw.values()) {
      rows.put(new Fault.BadCertificate(flaw), Row.UNTRUSTED);
    }
    rows.put(new Fault.StallBeforeHeaders(), Row.TIMED_OUT);
    rows.put(new Fault.StallAfter(10), Row.TIMED_OUT);
    rows.put(new Fault.Drip(1, Duration.ofDays(1)), Row.TIMED_OUT);
    rows.put(new Fault.Reset(), Row.FAILED);
    rows.put(new Fault.CutAfter(10), Row.FAILED);
    rows.put(new Fault.WrongContentLength(50), Row.FAILED);
    rows.put(new Fault.GarbageJson(), Row.BAD_BODY);
    rows.put(new Fault.JsonArray(), Row.BAD_BODY);
    rows.put(new Fault.HtmlWith200(), Row.BAD_BODY);
    rows.put(new Fault.TruncatedGzip(), Row.BAD_BODY);
    rows.put(new Fault.GzipBomb(70L << 20), Row.BAD_BODY);
    for (int status : new int[] {500, 502, 503, 504}) {
      rows.put(Fault.status(status), Row.FAILED);
    }
    rows.put(Fault.status(429), Row.THROTTLED);
    rows.put(Fault.status(408), Row.THROTTLED);
    rows.put(Fault.status(425), Row.THROTTLED);
    rows.put(Fault.retryAfter(503, "1"), Row.THROTTLED);
    for (int status : new int[] {400, 401, 403, 451}) {
      rows.put(Fault.status(status), Row.REJECTED);
    }
    rows.put(Fault.status(404), Row.ABSENT);
    rows.put(Fault.status(410), Row.ABSENT);
    rows.put(new Fault.JsDelivrMissing(), Row.ABSENT);
    rows.put(new Fault.RedirectLoop(), Row.FAILED);
    rows.put(new Fault.RedirectToHttp(), Row.FAILED);
    rows.put(new Fault.RedirectTo(URI.create("http://cdn.example.com/x.json")), Row.FAILED);
    return rows;
  }

  static Stream<Arguments> cells() {
    var cells = new ArrayList<Arguments>();
    table()
        .forEach(
            (fault, row) -> {
              for (HttpProtocol protocol : HttpProtocol.OVER_TCP) {
                for (Door door : Door.values()) {
                  cells.add(Arguments.of(fault, row, protocol, door));
                }
              }
              // Who is connected is shown no certificate; Http3Test has those.
              if (Quic.isAvailable() && !(fault instanceof Fault.BadCertificate)) {
                cells.add(Arguments.of(fault, row, HttpProtocol.HTTP_3, Door.ASYNC));
              }
            });
    return cells.stream();
  }

  private static World twoCdns(HttpProtocol protocol) {
    return World.over(2, protocol, b -> b.maxRetries(1));
  }

  @ParameterizedTest(name = "{0} {2} {3}")
  @MethodSource("cells")
  void atTheFirstCdn(Fault fault, Row row, HttpProtocol protocol, Door door) {
    try (World world = twoCdns(protocol)) {
      world.cdn(1).faultAlways(fault);
      var fetch = world.begin(() -> door.fetch(world.client, FILE));
      if (row.stalls()) {
        world.cdn(1).awaitStalled(1);
        world.time.advance(TIMEOUT);
      }
      assertThat(fetch.join().text()).isEqualTo(World.text(FILE));
      assertThat(world.asked(2)).isEqualTo(1);

      assertThat(world.log.await(AttemptEnded.class, 1).verdict()).isEqualTo(row.verdict());
      assertThat(world.elapsed()).isEqualTo(row.stalls() ? TIMEOUT : Duration.ZERO);
      assertThat(world.client.cdns().get(0).failuresInARow())
          .isEqualTo(row.countsAtTheBreaker() ? 1 : 0);
    }
  }

  @ParameterizedTest(name = "{0} {2} {3}")
  @MethodSource("cells")
  void atAllCdns(Fault fault, Row row, HttpProtocol protocol, Door door) {
    try (World world = twoCdns(protocol)) {
      world.cdns.forEach(cdn -> cdn.faultAlways(fault));
      Fetcher fetcher =
          row == Row.THROTTLED
              ? world.client.with(o -> o.withTotalTimeout(Duration.ofMillis(1500)))
              : world.client;
      Duration betweenRounds = row == Row.THROTTLED ? Duration.ofSeconds(1) : PAUSE;
      var fetch = world.begin(() -> door.fetch(fetcher, FILE));
      int rounds = row.retries() ? 2 : 1;
      for (int round = 1; round <= rounds; round++) {
        if (row.stalls()) {
          for (FakeCdn cdn : world.cdns) {
            cdn.awaitStalled(1);
            world.time.advance(TIMEOUT);
            cdn.awaitAborted(round);
          }
        }
        if (round < rounds) {
          assertThat(world.passPause(round).delay()).isEqualTo(betweenRounds);
        }
      }

      Tif1Exception error = errorOf(fetch);
      switch (row) {
        case ABSENT -> assertThat(error).isInstanceOf(NotFoundException.class);
        case BAD_BODY -> assertThat(error).isInstanceOf(InvalidDataException.class);
        default -> {
          assertThat(error).isInstanceOf(FetchFailedException.class);
          var failure = (FetchFailedException) error;
          assertThat(failure.reason()).isEqualTo(row.reason);
          assertThat(failure.attempts()).hasSize(2 * rounds);
          assertThat(failure.getMessage()).contains(FILE.file()).contains(world.name(1));
        }
      }
      Duration expected = row.retries() ? betweenRounds : Duration.ZERO;
      if (row.stalls()) {
        expected = expected.plus(TIMEOUT.multipliedBy(4));
      }
      assertThat(world.elapsed()).isEqualTo(expected);
    }
  }

  private static Tif1Exception errorOf(CompletableFuture<?> fetch) {
    try {
      fetch.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Tif1Exception known) {
        return known;
      }
      throw e;
    }
    throw new AssertionError("expected the fetch to fail");
  }

  /** Keeps the table honest: a new kind of fault must get a row here. */
  @org.junit.jupiter.api.Test
  void everyKindOfFaultHasARow() {
    var judged = new ArrayList<Class<?>>();
    table().keySet().forEach(fault -> judged.add(fault.getClass()));
    // Nothing wrong, late, other headers, the end of a connection after good answers; and errors
    // whose bodies go wrong, which are what their status says.
    var others = List.of("None", "Delay", "GoAwayAfter", "WithHeaders", "BrokenError");

    assertThat(Fault.class.getPermittedSubclasses())
        .filteredOn(kind -> !others.contains(kind.getSimpleName()))
        .allSatisfy(kind -> assertThat(judged).contains(kind));
  }
}
