package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.HttpAnswer;
import io.tif1.client.InterruptedFetchException;
import io.tif1.model.JsonException;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.tests.support.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client as a plain HTTP client: any URL, any status. */
class HttpSessionTest {
  @ParameterizedTest
  @EnumSource(HttpProtocol.class)
  void anAnswerHasStatusProtocolAndBody(HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      HttpAnswer answer = world.client.http().get(world.url(1, "drivers.json"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.isOk()).isTrue();
      String spoken =
          switch (protocol) {
            case HTTP_1_1 -> "http/1.1";
            case HTTP_2 -> "h2";
            case HTTP_3 -> "h3";
          };
      assertThat(answer.protocol()).isEqualTo(spoken);
      assertThat(answer.text()).isEqualTo(World.text(World.file("drivers.json")));
      assertThat(answer.uri()).isEqualTo(world.url(1, "drivers.json"));
    }
  }

  @Test
  void theBodyCanBeReadAsJson() {
    try (World world = World.of(1, World.asIs())) {
      HttpAnswer answer = world.client.http().get(world.url(1, "drivers.json"));

      assertThat(answer.json().text()).isEqualTo(answer.text());
    }
  }

  @Test
  void aBodyThatIsNoJsonObjectIsOnlyAnErrorWhenReadAsOne() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.HtmlWith200());

      HttpAnswer answer = world.client.http().get(world.url(1, "drivers.json"));

      assertThat(answer.text()).contains("hotel");
      assertThatThrownBy(answer::json).isInstanceOf(JsonException.class);
    }
  }

  @Test
  void headerNamesAreInLowerCase() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.Status(200, Map.of("X-Served-By", "one"), "x"));

      assertThat(world.client.http().get(world.url(1, "a.json")).headers())
          .containsEntry("x-served-by", List.of("one"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 400, 403, 404, 410, 429, 500, 502})
  void anyStatusIsAnAnswer(int status) {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(status));

      assertThat(world.client.http().get(world.url(1, "a.json")).status()).isEqualTo(status);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void a404HasItsBody() {
    try (World world = World.of(1, World.asIs())) {
      HttpAnswer answer = world.client.http().get(world.url(1, "missing.json"));

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.isOk()).isFalse();
      assertThat(answer.text()).startsWith("Couldn't find the requested file");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {206, 404, 500})
  void aLongBodyIsWholeWhateverTheStatus(int status) {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.Status(status, Map.of(), "x".repeat(300_000)));

      assertThat(world.client.http().get(world.url(1, "a.json")).body()).hasSize(300_000);
    }
  }

  @Test
  void anUnavailableServerThatSaysNotToWaitIsNotAskedAgainInSecret() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(Fault.retryAfter(503, "0"));

      HttpAnswer answer = world.client.http().get(world.url(1, "a.json"));

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.headers()).containsEntry("retry-after", List.of("0"));
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void gzipIsAskedForAndUndone() {
    try (World world = World.of(1, World.asIs())) {
      HttpAnswer answer = world.client.http().get(world.url(1, "drivers.json"));

      assertThat(world.cdn(1).requests().get(0).header("Accept-Encoding")).contains("gzip");
      assertThat(answer.headers()).containsEntry("content-encoding", List.of("gzip"));
      assertThat(answer.text()).startsWith("{\"path\":");
    }
  }

  @Test
  void anAnswerToAConditionalRequestHasNoBody() {
    try (World world = World.of(1, World.asIs())) {
      URI url = world.url(1, "drivers.json");
      String tag = world.client.http().get(url).headers().get("etag").get(0);

      HttpAnswer answer = world.client.http().getAsync(url, Map.of("If-None-Match", tag)).join();

      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void theClientSaysWhoItIs() {
    try (World world = World.of(1, World.asIs())) {
      world.client.http().get(world.url(1, "a.json"));
      world.client.fetch(World.file("b.json"));

      assertThat(world.cdn(1).requests())
          .allSatisfy(
              request ->
                  assertThat(request.header("User-Agent").orElse(""))
                      .matches("tif1-\\w+/\\S+ \\(\\+https://\\S+\\)"));
    }
  }

  @Test
  void theClientCanBeGivenAnotherName() {
    try (World world = World.of(1, b -> b.userAgent("pit-wall/7"))) {
      world.client.fetch(World.file("a.json"));
      world.client.settings().set("user_agent", "garage/8");
      world.client.fetch(World.file("b.json"));

      assertThat(world.cdn(1).requests())
          .extracting(request -> request.header("User-Agent").orElse(""))
          .containsExactly("pit-wall/7", "garage/8");
    }
  }

  @Test
  void headersOfOnesOwnAreSent() {
    try (World world = World.of(1, World.asIs())) {
      world.client.http().getAsync(world.url(1, "a.json"), Map.of("X-Lap", "7")).join();

      assertThat(world.cdn(1).requests().get(0).header("X-Lap")).contains("7");
    }
  }

  @Test
  void aHeaderThatHttpDoesNotAllowIsRefusedAtOnceWithoutItsValue() {
    try (World world = World.of(1, World.asIs())) {
      Map<String, String> headers = Map.of("X-Token", "secret\nHost: elsewhere");

      assertThatThrownBy(() -> world.client.http().getAsync(world.url(1, "a.json"), headers))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("X-Token")
          .hasMessageNotContaining("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/a",
        "http://127.0.0.1.example.com/a",
        "ftp://localhost/a",
        "file:///a",
        "/a",
        "https:a"
      })
  void whatIsNeitherHttpsNorLoopbackIsRefused(String url) {
    try (World world = World.of(1, World.asIs())) {
      assertThatThrownBy(() -> world.client.http().get(URI.create(url)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(url);
    }
  }

  @Test
  void plainHttpToThisMachineIsAllowed() throws Exception {
    try (World world = World.of(1, World.asIs());
        RawServer server = RawServer.answering(RawServer.ok("{\"plain\":1}"))) {
      HttpAnswer answer = world.client.http().get(server.uri("/a.json"));

      assertThat(answer.text()).isEqualTo("{\"plain\":1}");
      assertThat(answer.protocol()).isEqualTo("http/1.1");
    }
  }

  @Test
  void aRefusedConnectionIsAnErrorThatNamesTheUrl() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.RefuseConnect());
      URI url = world.url(1, "a.json");

      assertThatThrownBy(() -> world.client.http().get(url))
          .isInstanceOfSatisfying(
              FetchFailedException.class,
              failure -> {
                assertThat(failure.url()).isEqualTo(url);
                assertThat(failure.reason()).isEqualTo(Reason.REQUEST_FAILED);
                assertThat(failure).hasMessageContaining("could not connect");
              });
    }
  }

  @Test
  void aTimeoutIsAnErrorThatSaysSo() {
    try (World world = World.of(1, b -> b.timeout(Duration.ofSeconds(7)))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());

      var answer = world.client.http().getAsync(world.url(1, "a.json"));
      world.cdn(1).awaitStalled(1);
      world.time.advance(Duration.ofSeconds(7));

      assertThatThrownBy(answer::join)
          .cause()
          .isInstanceOfSatisfying(
              FetchFailedException.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT))
          .hasMessageContaining("7000 ms")
          .hasMessageContaining("waiting for the answer");
      world.cdn(1).awaitAborted(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void cancellingReachesTheServer(HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());

      var answer = world.client.http().getAsync(world.url(1, "a.json"));
      world.cdn(1).awaitStalled(1);
      answer.cancel(true);

      world.cdn(1).awaitAborted(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void cancellingInTheMiddleOfABodyReachesTheServer(HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallAfter(5));

      var answer = world.client.http().getAsync(world.url(1, "a.json"));
      world.cdn(1).awaitStalled(1);
      answer.cancel(true);

      world.cdn(1).awaitAborted(1);
    }
  }

  @Test
  void cancellingWhatWasDerivedFromTheFutureReachesTheServer() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());

      var length = world.client.http().getAsync(world.url(1, "a.json")).thenApply(a -> a.body());
      world.cdn(1).awaitStalled(1);
      length.cancel(true);

      world.cdn(1).awaitAborted(1);
    }
  }

  @Test
  void aThreadThatIsInterruptedLeavesAndTakesItsRequestBack() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var waiting = new CompletableFuture<Thread>();
      var got =
          world.begin(
              () -> {
                waiting.complete(Thread.currentThread());
                return world.client.http().get(world.url(1, "a.json"));
              });
      world.cdn(1).awaitStalled(1);
      waiting.join().interrupt();

      assertThatThrownBy(got::join).hasCauseInstanceOf(InterruptedFetchException.class);
      world.cdn(1).awaitAborted(1);
    }
  }

  @Test
  void aClosedClientAsksNobody() {
    try (World world = World.of(1, World.asIs())) {
      world.client.close();

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOfSatisfying(
              FetchFailedException.class,
              failure -> assertThat(failure.reason()).isEqualTo(Reason.CLIENT_CLOSED));
      assertThat(world.cdn(1).requestCount()).isZero();
    }
  }

  @Test
  void closingEndsARequestThatIsUnderWay() {
    try (World world = World.of(1, b -> b.closeTimeout(Duration.ZERO))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var answer = world.client.http().getAsync(world.url(1, "a.json"));
      world.cdn(1).awaitStalled(1);

      var closing =
          world.begin(
              () -> {
                world.client.close();
                return true;
              });
      world.time.awaitTimer(Duration::isZero);
      world.time.advance(Duration.ZERO);

      assertThat(closing.join()).isTrue();
      assertThatThrownBy(answer::join)
          .cause()
          .isInstanceOf(FetchFailedException.class)
          .isNotInstanceOf(CancellationException.class);
      world.cdn(1).awaitAborted(1);
    }
  }
}
