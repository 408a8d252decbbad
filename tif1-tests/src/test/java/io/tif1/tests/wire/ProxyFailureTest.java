package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tif1.client.BreakerState;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.Tif1Config;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.HttpProtocol;
import io.tif1.tests.raw.RawProxy;
import io.tif1.tests.raw.RawProxy.Script;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that fails is named, and no CDN is blamed for it. */
class ProxyFailureTest {
  private static final String WANTS_LOGIN =
      "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"pits\"\r\n"
          + "Content-Length: 0\r\n\r\n";

  private static World by(RawProxy proxy, String login, int retries) {
    return World.of(3, through(proxy, login, retries));
  }

  private static UnaryOperator<Tif1Config.Builder> through(
      RawProxy proxy, String login, int retries) {
    return b -> b.proxy(proxy.url("http", login)).maxRetries(retries);
  }

  /** The failure of a fetch, whichever door it came out of. */
  private static FetchFailedException failure(World world, Door door) {
    return catchThrowableOfType(
        FetchFailedException.class, () -> door.fetch(world.client, World.file("a.json")));
  }

  private static void isTheProxys(FetchFailedException failure, World world, RawProxy proxy) {
    assertThat(failure.reason()).isEqualTo(Reason.PROXY_FAILED);
    assertThat(failure)
        .hasMessageContaining("127.0.0.1:" + proxy.port())
        .hasMessageContaining("(from the setting proxy)");
    assertThat(world.client.cdns())
        .allMatch(cdn -> cdn.failuresInARow() == 0 && cdn.breaker() == BreakerState.CLOSED);
    assertThat(world.cdns).allMatch(cdn -> cdn.requestCount() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void c12_aWrongPasswordIsFinalAtOnceAndShownOnceOverAllCdns(Door door) throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.answering(WANTS_LOGIN));
        World world = by(proxy, "me:secret@", 3)) {
      FetchFailedException failure = failure(world, door);

      isTheProxys(failure, world, proxy);
      assertThat(failure)
          .hasMessageContaining("refused the user name and password (HTTP 407 Who are you)")
          .hasMessageContaining("correct them")
          .hasMessageNotContaining("secret");
      isTheProxys(failure(world, door), world, proxy); // it is remembered
      assertThat(proxy.asked()).hasSize(1);
    }
  }

  @Test
  void c12_manyFetchesAtATimeShowAWrongPasswordOnce() throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.answering(WANTS_LOGIN));
        World world = World.over(3, HttpProtocol.HTTP_1_1, through(proxy, "me:secret@", 0))) {
      assertThat(world.client.fetchAll(World.files(20)))
          .allMatch(outcome -> outcome instanceof io.tif1.client.Outcome.Failure<?>);

      assertThat(proxy.asked()).hasSize(1);
    }
  }

  @Test
  void c12_aPasswordThatIsMissingIsSaidWithHowToSetIt() throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.answering(WANTS_LOGIN));
        World world = by(proxy, "", 3)) {
      FetchFailedException failure = failure(world, Door.BLOCKING);

      isTheProxys(failure, world, proxy);
      assertThat(failure)
          .hasMessageContaining("wants a user name and password, and none is set")
          .hasMessageContaining("http://USER:PASSWORD@127.0.0.1:" + proxy.port());
      assertThat(proxy.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-OpenSSH_9\r\n\r\n",
        "HTTP/1.1 500 Oops\r\n\r\n",
        "HTTP/1.1 429 Slow down\r\nRetry-After: 1\r\n\r\n",
        "HTTP/1.1 101 Switching\r\n\r\n",
      })
  void c12_aProxyThatDoesNotWorkIsAskedOnceARoundNotForEachCdn(String answer) throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.answering(answer));
        World world = by(proxy, "", 1)) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.passPause(1);
      var failure = catchThrowableOfType(CompletionException.class, fetch::join);

      isTheProxys((FetchFailedException) failure.getCause(), world, proxy);
      assertThat(proxy.asked()).hasSize(2).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"503 Unavailable", "429 Slow down"})
  void c12_howLongAProxyAsksToWaitIsToldAndNotWaitedFor(String status) throws IOException {
    String answer = "HTTP/1.1 " + status + "\r\nRetry-After: 120\r\n\r\n";
    try (RawProxy proxy = RawProxy.plain(RawProxy.answering(answer));
        World world = by(proxy, "", 1)) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      assertThat(world.passPause(1).delay()).isEqualTo(Duration.ofSeconds(2));
      var failure = catchThrowableOfType(CompletionException.class, fetch::join);

      isTheProxys((FetchFailedException) failure.getCause(), world, proxy);
      assertThat(failure).hasMessageContaining(status + ", Retry-After: 120");
    }
  }

  @Test
  void c12_headersWithoutEndAreNotReadForEver() throws IOException {
    String header = "X-Padding: " + "x".repeat(1000) + "\r\n";
    try (RawProxy proxy =
            RawProxy.plain(RawProxy.answering("HTTP/1.1 200 OK\r\n" + header.repeat(100)));
        World world = by(proxy, "", 0)) {
      FetchFailedException failure = failure(world, Door.BLOCKING);

      isTheProxys(failure, world, proxy);
      assertThat(failure).hasMessageContaining("more than 65536 bytes of headers");
    }
  }

  @Test
  void c12_aProxyThatIsNotThereIsNotAskedForEachCdn() throws IOException {
    RawProxy gone = RawProxy.plain(connection -> {});
    gone.close();
    try (World world = by(gone, "", 0)) {
      FetchFailedException failure = failure(world, Door.BLOCKING);

      isTheProxys(failure, world, gone);
      assertThat(failure.attempts()).hasSize(1);
      assertThat(failure).hasMessageContaining("could not connect");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"502 Bad Gateway", "503 Unavailable", "504 Timeout", "403 No", "302 Go"})
  void c12_aCdnThatTheProxyDoesNotReachIsFollowedByTheNext(String status) throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.answering("HTTP/1.1 " + status + "\r\n\r\n"));
        World world = by(proxy, "", 0)) {
      FetchFailedException failure = failure(world, Door.BLOCKING);

      isTheProxys(failure, world, proxy);
      assertThat(proxy.asked()).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void c12_aFileComesFromTheCdnThatTheProxyLetsThrough() throws IOException {
    Script first =
        connection -> {
          if (connection.first()) {
            connection.readHead();
            connection.send("HTTP/1.1 403 Forbidden\r\n\r\n");
          } else {
            RawProxy.connecting("HTTP/1.1 200 OK\r\n\r\n").serve(connection);
          }
        };
    try (RawProxy proxy = RawProxy.plain(first);
        World world = by(proxy, "", 0)) {
      assertThat(world.client.fetch(World.file("a.json"))).isNotNull();
      assertThat(world.cdn(2).requestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 Fine\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.0 200 Connection established\r\nProxy-agent: old\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200\n\n",
      })
  void c12_any2xxMeansConnectedWhateverLengthItAnnounces(String answer) throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting(answer));
        World world = by(proxy, "", 0)) {
      for (Door door : Door.values()) {
        assertThat(door.fetch(world.client, World.file(door + ".json"))).isNotNull();
      }
      assertThat(proxy.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<html>blocked</html>",
      })
  void c12_aTunnelThatLeadsNowhereIsTheProxysFault(String answer) throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.answering(answer));
        World world = by(proxy, "", 0)) {
      isTheProxys(failure(world, Door.BLOCKING), world, proxy);
      assertThat(proxy.asked()).hasSize(3);
    }
  }

  @Test
  void c12_aProxyThatHangsIsNamedWhenTheTimeIsUp() throws IOException {
    Script hangs =
        connection -> {
          connection.readHead();
          connection.hang();
        };
    try (RawProxy proxy = RawProxy.plain(hangs);
        World world = World.of(1, through(proxy, "", 0))) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.awaitThat(() -> proxy.asked().size() == 1, "CONNECT");
      world.time.advance(Duration.ofSeconds(30));
      var failure = catchThrowableOfType(CompletionException.class, fetch::join);

      isTheProxys((FetchFailedException) failure.getCause(), world, proxy);
      assertThat(failure).hasMessageContaining("did not answer CONNECT");
    }
  }

  @Test
  void c12_theSideDoorNamesTheProxyToo() throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.answering(""));
        World world = by(proxy, "", 0)) {
      var failure =
          catchThrowableOfType(
              FetchFailedException.class, () -> world.client.http().get(world.url(1, "a.json")));
      isTheProxys(failure, world, proxy);
    }
  }

  @Test
  void theClientFetchesAgainWhenTheProxyIsBack() throws IOException {
    Script once =
        connection -> {
          if (!connection.first()) {
            RawProxy.connecting("HTTP/1.1 200 OK\r\n\r\n").serve(connection);
          }
        };
    try (RawProxy proxy = RawProxy.plain(once);
        World world = by(proxy, "", 1)) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.passPause(1);

      assertThat(fetch.join()).isNotNull();
      assertThat(world.cdns).extracting(FakeCdn::requestCount).isEqualTo(List.of(0, 1, 0));
    }
  }
}
