package io.tif1.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.testkit.TestClient.Kind;
import io.tif1.testkit.TestClient.Pending;
import io.tif1.testkit.TestClient.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Durations are only ever checked from below: a slow machine makes them longer, never shorter. */
class LinkTest {
  private static final String BODY = "x".repeat(200_000);

  private final FakeCdn cdn = FakeCdn.serving(Content.of(Map.of("a", BODY)));
  private final Link link = Link.to(cdn.port()).start();
  private TestClient client = Kind.OKHTTP_HTTP_2.open();

  @AfterEach
  void close() {
    client.close();
    link.close();
    cdn.close();
  }

  @ParameterizedTest
  @EnumSource
  void carriesAnExchange(Kind kind) throws IOException {
    client.close();
    client = kind.open();
    assertThat(get().body()).isEqualTo(BODY);
    assertThat(link.connectionsAccepted()).isEqualTo(1);
  }

  @Test
  void keepsTheRestOfTheAddress() {
    assertThat(link.through(URI.create("https://localhost:1/a%20b?c=d")))
        .hasToString("https://localhost:" + link.port() + "/a%20b?c=d");
  }

  @Test
  void withCongestionControlAConnectionBeginsSlowly() throws IOException {
    Duration roundTrip = Duration.ofMillis(40);
    String noise = noise();
    try (FakeCdn other = FakeCdn.serving(Content.of(Map.of("a", noise)));
        Link slow =
            Link.to(other.port()).delay(roundTrip.dividedBy(2)).congestionControl(true).start()) {
      Instant begin = Instant.now();
      Reply reply = client.get(URI.create(slow.through(other.baseUri()) + "/a"));

      // Connecting, TLS, and 100 segments and more in flights of 10, 20, 40 and 80.
      assertThat(Duration.between(begin, Instant.now())).isGreaterThan(roundTrip.multipliedBy(5));
      assertThat(reply.body()).isEqualTo(noise);
    }
  }

  @Test
  void countsWhatItCarries() throws IOException {
    get();
    assertThat(link.down().bytesCarried()).isGreaterThan(BODY.length());
    assertThat(link.up().bytesCarried()).isPositive();
  }

  @Test
  void takesThreeRoundTripsForAFirstAnswerOverTls() throws IOException {
    link.up().delay(Duration.ofMillis(20));
    link.down().delay(Duration.ofMillis(20));
    assertThat(timeOfGet()).isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void carriesNoMoreThanItsRate() throws IOException {
    link.down().rate(1_000_000);
    assertThat(timeOfGet()).isGreaterThanOrEqualTo(Duration.ofMillis(195));
  }

  @Test
  void pausesForALoss() throws IOException {
    link.up().loss(1.0, Duration.ofMillis(100));
    assertThat(timeOfGet()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void isSilentWhileCut() throws Exception {
    get();
    link.cut();
    Pending pending = begin();
    assertThat(cdn.requestCount()).isEqualTo(1);
    assertThat(pending.reply()).isNotDone();
  }

  @Test
  void goesOnWhenRestored() throws Exception {
    get();
    link.cut();
    Pending pending = begin();
    link.restore();
    assertThat(pending.reply().get().body()).isEqualTo(BODY);
    assertThat(link.connectionsAccepted()).isEqualTo(1);
  }

  @Test
  void leadsNowhereForConnectionsOpenedWhileCut() {
    link.cut();
    Pending pending = begin();
    assertThat(cdn.connectionsAccepted()).isZero();
    assertThat(pending.reply()).isNotDone();
  }

  @Test
  void resetsBothSides() {
    cdn.faultNext(new Fault.StallBeforeHeaders());
    Pending pending = begin();
    cdn.awaitStalled(1);
    link.reset();
    assertThatThrownBy(pending.reply()::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
    cdn.awaitAborted(1);
    assertThat(link.openConnections()).isZero();
  }

  @Test
  void refusesWhatTheServerRefuses() {
    cdn.faultAlways(new Fault.RefuseConnect());
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }

  @Test
  void endsOneWayAndLeavesTheOther() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Link raw = Link.to(listener.getLocalPort()).start();
        Socket near = new Socket(InetAddress.getLoopbackAddress(), raw.port());
        Socket far = listener.accept()) {
      raw.down().halfClose();
      assertThat(near.getInputStream().read()).isEqualTo(-1);
      near.getOutputStream().write('y');
      assertThat(far.getInputStream().read()).isEqualTo('y');
    }
  }

  @Test
  void passesTheEndOfAStreamOn() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Link raw = Link.to(listener.getLocalPort()).start();
        Socket near = new Socket(InetAddress.getLoopbackAddress(), raw.port());
        Socket far = listener.accept()) {
      near.getOutputStream().write("question".getBytes(UTF_8));
      near.shutdownOutput();
      assertThat(far.getInputStream().readAllBytes()).asString().isEqualTo("question");
      far.getOutputStream().write("answer".getBytes(UTF_8));
      far.shutdownOutput();
      assertThat(near.getInputStream().readAllBytes()).asString().isEqualTo("answer");
    }
  }

  @Test
  void refusesALossOfMoreThanAll() {
    assertThatThrownBy(() -> link.up().loss(1.5, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }

  @Test
  void refusesANegativeDelay() {
    assertThatThrownBy(() -> link.up().delay(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-0.001S");
  }

  @Test
  void closesTwice() {
    link.close();
    link.close();
    assertThat(link.openConnections()).isZero();
  }

  private Duration timeOfGet() throws IOException {
    long begin = System.nanoTime();
    assertThat(get().status()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** What compressing does not make much smaller than 150,000 bytes. */
  private static String noise() {
    byte[] bytes = new byte[150_000];
    new Random(1).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private Reply get() throws IOException {
    return client.get(uri());
  }

  private Pending begin() {
    return client.begin(uri());
  }

  private URI uri() {
    return URI.create(link.through(cdn.baseUri()) + "/a");
  }
}
