package io.tif1.tests.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.testkit.TestAuthority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The raw servers do what they say, seen by a client of their own. */
class RawServersTest {
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .sslSocketFactory(
              TestAuthority.sslContext().getSocketFactory(), TestAuthority.trustManager())
          .retryOnConnectionFailure(false)
          .build();

  @AfterEach
  void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  @Test
  void answersOverHttp2() throws IOException {
    try (var server = RawHttp2Server.start(Http2Scripts.good())) {
      try (Response response = call(client, server, "a b.json").execute()) {
        assertThat(response.protocol()).isEqualTo(Protocol.HTTP_2);
        assertThat(response.code()).isEqualTo(200);
        assertThat(response.body().string()).isEqualTo(RawHttp1Server.BODY);
      }
      assertThat(server.requests().get(0).path()).isEqualTo("/gh/TracingInsights/a%20b.json");
      assertThat(server.requests().get(0).headers()).containsKey("user-agent");
    }
  }

  @Test
  void answersOverHttp11WhoOffersNothingElse() throws IOException {
    OkHttpClient old = client.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build();
    try (var server = RawHttp2Server.start(Http2Scripts.resetsAll(Http2Error.HTTP_1_1_REQUIRED))) {
      try (Response response = call(old, server, "a.json").execute()) {
        assertThat(response.body().string()).isEqualTo(RawHttp1Server.BODY);
      }
      assertThat(server.requestsOverHttp2()).isEmpty();
      assertThat(server.requestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Http2Error.class,
      names = {"REFUSED_STREAM", "ENHANCE_YOUR_CALM", "HTTP_1_1_REQUIRED", "INTERNAL_ERROR"})
  void resetsStreamsWithTheCodeAskedFor(Http2Error error) throws IOException {
    try (var server = RawHttp2Server.start(Http2Scripts.resetsAll(error))) {
      assertThatThrownBy(() -> call(client, server, "a.json").execute())
          .hasMessageContaining(error.name());
    }
  }

  @Test
  void saysGoodbyeBeforeTheFirstRequest() throws IOException {
    try (var server =
        RawHttp2Server.start(Http2Scripts.goAwayAtOnce(Http2Error.ENHANCE_YOUR_CALM))) {
      assertThatThrownBy(() -> call(client, server, "a.json").execute())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aRequestKillsItsConnection() throws IOException {
    try (var server = RawHttp2Server.start(Http2Scripts.killedBy(p -> p.endsWith("poison")))) {
      assertThatThrownBy(() -> call(client, server, "poison").execute())
          .isInstanceOf(IOException.class);
      try (Response response = call(client, server, "a.json").execute()) {
        assertThat(response.code()).isEqualTo(200);
      }
      assertThat(server.connectionsAccepted()).isEqualTo(2);
    }
  }

  @Test
  void answersAsManyAtOnceAsItAllows() throws IOException {
    try (var server = RawHttp2Server.start(Http2Scripts.maxConcurrentStreams(2))) {
      call(client, server, "first.json").execute().close(); // the client then knows the SETTINGS
      var codes = new ArrayList<CompletableFuture<Integer>>();
      for (int i = 0; i < 2; i++) {
        codes.add(enqueue(call(client, server, i + ".json")));
      }
      assertThat(codes).allSatisfy(code -> assertThat(code.join()).isEqualTo(200));
    }
  }

  @Test
  void floodsWithHeadersUntilTheClientHasGone() throws IOException {
    var sent = new AtomicLong();
    try (var server = RawHttp2Server.start(Http2Scripts.continuationFlood(sent))) {
      CompletableFuture<Integer> reply = enqueue(call(client, server, "a.json"));
      while (sent.get() < 1_000_000) {
        Thread.onSpinWait();
      }
      assertThat(reply).isNotDone();
      client.dispatcher().cancelAll();
    }
  }

  @Test
  void anErrorStallsInItsBody() throws IOException {
    try (var server = RawHttp2Server.start(Http2Scripts.stallingError(429, "retry-after", "1"))) {
      try (Response response = call(client, server, "a.json").execute()) {
        assertThat(response.code()).isEqualTo(429);
        assertThat(response.header("retry-after")).isEqualTo("1");
        assertThat(response.body().source().readByteArray(3)).asString().isEqualTo("abc");
      }
    }
  }

  @Test
  void sendsOnIdleConnectionsWhatNobodyAskedFor() throws IOException {
    try (var server = RawHttp1Server.start((c, request) -> c.send(RawHttp1Server.GOOD))) {
      call(client, server, "a.json").execute().close();
      server.sendOnAll(RawHttp1Server.answer("408 Request Timeout", "{\"stray\":1}"));
      try (Response response = call(client, server, "b.json").execute()) {
        assertThat(response.code()).isEqualTo(408); // OkHttp alone believes it
      }
    }
  }

  @Test
  void aHeaderHasTheBytesGiven() throws IOException {
    byte[] odd = RawHttp1Server.answer("200 OK", "{}", "ETag: \"\u00e9\"");
    try (var server = RawHttp1Server.start((connection, request) -> connection.send(odd))) {
      try (Response response = call(client, server, "a.json").execute()) {
        assertThat(response.header("etag")).isEqualTo("\"\ufffd\""); // OkHttp reads UTF-8
      }
    }
  }

  @Test
  void aScriptThatFailsIsNotPassedOver() throws IOException {
    var server =
        RawHttp1Server.start(
            (connection, request) -> {
              connection.send(RawHttp1Server.GOOD);
              throw new IllegalStateException("the script's own");
            });
    call(client, server, "a.json").execute().close();
    while (server.openConnections() > 0) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(server::close).hasRootCauseMessage("the script's own");
  }

  private static Call call(OkHttpClient client, RawListener server, String path) {
    return client.newCall(new Request.Builder().url(server.baseUri() + "/" + path).build());
  }

  private static CompletableFuture<Integer> enqueue(Call call) {
    var code = new CompletableFuture<Integer>();
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            code.completeExceptionally(e);
          }

          @Override
          public void onResponse(Call done, Response response) {
            response.close();
            code.complete(response.code());
          }
        });
    return code;
  }
}
