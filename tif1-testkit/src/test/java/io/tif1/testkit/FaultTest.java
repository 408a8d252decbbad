package io.tif1.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.testkit.ServerCertificate.Flaw;
import io.tif1.testkit.TestClient.Kind;
import io.tif1.testkit.TestClient.Pending;
import io.tif1.testkit.TestClient.Reply;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
  private static final String PATH = "2021@main/a.json";
  private static final String BODY = "{\"a\": [" + "1, ".repeat(2000) + "1]}";

  private final ManualTime time = new ManualTime();
  private final FakeCdn cdn =
      FakeCdn.builder().content(Content.of(Map.of(PATH, BODY))).time(time).start();
  private TestClient client = Kind.OKHTTP_HTTP_2.open();

  @AfterEach
  void close() {
    client.close();
    cdn.close();
  }

  // ---- which exchange

  @Test
  void queuedFaultsAreForOneExchangeEach() throws IOException {
    cdn.faultNext(Fault.status(503), null, Fault.status(500));
    assertThat(get().status()).isEqualTo(503);
    assertThat(get().status()).isEqualTo(200);
    assertThat(get().status()).isEqualTo(500);
    assertThat(get().status()).isEqualTo(200);
  }

  @Test
  void aStandingFaultIsForAllUntilHealed() throws IOException {
    cdn.faultAlways(Fault.status(503));
    assertThat(get().status()).isEqualTo(503);
    assertThat(get().status()).isEqualTo(503);
    cdn.heal();
    assertThat(get().status()).isEqualTo(200);
  }

  @Test
  void aRuleIsForItsPathsOnly() throws IOException {
    cdn.faultOn(path -> path.endsWith("b.json"), Fault.status(418));
    assertThat(get().status()).isEqualTo(200);
    assertThat(client.get(URI.create(cdn.baseUri() + "/b.json")).status()).isEqualTo(418);
  }

  @Test
  void aFaultOfTheWholeServerCannotBeQueued() {
    assertThatThrownBy(() -> cdn.faultNext(new Fault.RefuseConnect()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("faultAlways");
  }

  @Test
  void aFaultOfTheWholeServerCannotComeAfterADelay() {
    assertThatThrownBy(() -> new Fault.Delay(Duration.ofSeconds(1), new Fault.RefuseConnect()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RefuseConnect");
  }

  @Test
  void aRuleThatFailsIsAnAnswer() throws IOException {
    cdn.faultOn(path -> path.substring(1000).isEmpty(), Fault.status(418));
    Reply reply = get();
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.body()).contains("StringIndexOutOfBounds");
  }

  // ---- the whole server

  @ParameterizedTest
  @EnumSource
  void refusesConnections(Kind kind) throws IOException {
    use(kind);
    cdn.faultAlways(new Fault.RefuseConnect());
    assertThatThrownBy(this::get).hasCauseInstanceOf(ConnectException.class);
    cdn.heal();
    assertThat(get().status()).isEqualTo(200);
  }

  @Test
  void refusingResetsWhatIsOpen() throws IOException {
    get();
    assertThat(cdn.openConnections()).isEqualTo(1);
    cdn.faultAlways(new Fault.RefuseConnect());
    assertThat(cdn.openConnections()).isZero();
  }

  @Test
  void anotherStandingFaultOpensThePortAgain() throws IOException {
    cdn.faultAlways(new Fault.RefuseConnect());
    cdn.faultAlways(Fault.status(503));
    assertThat(get().status()).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void showsAFlawedCertificate(Flaw flaw) throws IOException {
    cdn.faultAlways(new Fault.BadCertificate(flaw));
    assertThatThrownBy(this::get).hasCauseInstanceOf(SSLException.class);
    cdn.heal();
    assertThat(get().status()).isEqualTo(200);
  }

  @Test
  void startsWithAFlawedCertificate() {
    try (FakeCdn bad =
        FakeCdn.builder().certificate(ServerCertificate.flawed(Flaw.EXPIRED)).start()) {
      assertThatThrownBy(() -> client.get(bad.baseUri())).hasCauseInstanceOf(SSLException.class);
    }
  }

  @Test
  void countsConnectionsWhoseHandshakeFailed() {
    cdn.faultAlways(new Fault.BadCertificate(Flaw.SELF_SIGNED));
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    assertThat(cdn.connectionsAccepted()).isPositive();
    assertThat(cdn.requestCount()).isZero();
  }

  @ParameterizedTest
  // The JDK's client asks again on another connection.
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JDK_HTTP_1")
  void resetsConnectionsOnDemand(Kind kind) {
    use(kind);
    cdn.faultNext(new Fault.StallBeforeHeaders());
    Pending pending = begin();
    cdn.awaitStalled(1);
    cdn.resetConnections();
    assertFails(pending);
    assertThat(cdn.abortedCount()).isZero();
  }

  // ---- before the headers

  @ParameterizedTest
  @EnumSource
  void stallsUntilReleased(Kind kind) throws Exception {
    use(kind);
    cdn.faultNext(new Fault.StallBeforeHeaders());
    Pending pending = begin();
    cdn.awaitStalled(1);
    assertThat(pending.reply()).isNotDone();
    cdn.releaseStalled();
    assertThat(pending.reply().get().body()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @EnumSource
  void delaysByTheClockItWasGiven(Kind kind) throws Exception {
    use(kind);
    cdn.faultNext(new Fault.Delay(Duration.ofMinutes(1), Fault.status(503)));
    Pending pending = begin();
    cdn.awaitStalled(1);
    time.advance(Duration.ofSeconds(59));
    assertThat(cdn.inFlight()).isEqualTo(1);
    time.advance(Duration.ofSeconds(1));
    assertThat(pending.reply().get().status()).isEqualTo(503);
  }

  @Test
  void aReleasedDelayDoesNotEndALaterStall() {
    cdn.faultNext(new Fault.Delay(Duration.ofMinutes(1), new Fault.StallBeforeHeaders()));
    Pending pending = begin();
    cdn.awaitStalled(1);
    time.awaitTimers(1);
    cdn.releaseStalled();
    cdn.faultNext(new Fault.StallBeforeHeaders());
    Pending other = begin();
    cdn.awaitStalled(2);
    assertThat(time.pendingTimers()).isZero();
    assertThat(pending.reply()).isNotDone();
    assertThat(other.reply()).isNotDone();
  }

  @ParameterizedTest
  @EnumSource
  void resets(Kind kind) {
    use(kind);
    cdn.faultAlways(new Fault.Reset()); // the JDK's client asks again over HTTP/1.1
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    assertThat(cdn.abortedCount()).isZero();
  }

  @Test
  void aResetStreamLeavesTheOthersOfItsConnection() throws Exception {
    cdn.faultNext(new Fault.StallBeforeHeaders(), new Fault.Reset());
    Pending stalled = begin();
    cdn.awaitStalled(1);
    assertThatThrownBy(this::get).hasMessageContaining("stream was reset: INTERNAL_ERROR");
    cdn.releaseStalled();
    assertThat(stalled.reply().get().body()).isEqualTo(BODY);
    assertThat(cdn.connectionsAccepted()).isEqualTo(1);
  }

  @Test
  void aResetOverHttp1IsOneOfTcp() {
    use(Kind.OKHTTP_HTTP_1);
    cdn.faultNext(new Fault.Reset());
    assertThatThrownBy(this::get).hasMessageContaining("Connection reset");
  }

  // ---- in the body

  @ParameterizedTest
  @EnumSource
  void stallsInTheBodyUntilReleased(Kind kind) throws Exception {
    use(kind);
    cdn.faultNext(new Fault.StallAfter(100));
    Pending pending = begin();
    cdn.awaitStalled(1);
    assertThat(pending.reply()).isNotDone();
    cdn.releaseStalled();
    assertThat(pending.reply().get().body()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @EnumSource
  void seesAClientGiveUpInTheBody(Kind kind) {
    use(kind);
    cdn.faultNext(new Fault.StallAfter(100));
    Pending pending = begin();
    cdn.awaitStalled(1);
    pending.cancel().run();
    cdn.awaitAborted(1);
    assertThat(cdn.inFlight()).isZero();
  }

  @Test
  void aStallHoldsBackAtLeastOneByte() {
    cdn.faultNext(new Fault.StallAfter(Long.MAX_VALUE));
    Pending pending = begin();
    cdn.awaitStalled(1);
    assertThat(pending.reply()).isNotDone();
  }

  @ParameterizedTest
  @EnumSource
  void dripsTheWholeBody(Kind kind) throws Exception {
    use(kind);
    cdn.faultNext(new Fault.Drip(1000, Duration.ofSeconds(1)));
    Pending pending = begin();
    cdn.awaitStalled(1);
    time.advance(Duration.ofSeconds((BODY.length() + 999) / 1000));
    assertThat(pending.reply().get().body()).isEqualTo(BODY);
  }

  @Test
  void dripsNoFasterThanItsInterval() {
    cdn.faultNext(new Fault.Drip(1000, Duration.ofSeconds(1)));
    Pending pending = begin();
    cdn.awaitStalled(1);
    time.advance(Duration.ofSeconds(BODY.length() / 1000));
    assertThat(time.pendingDelays()).containsExactly(Duration.ofSeconds(1));
    assertThat(pending.reply()).isNotDone();
  }

  @ParameterizedTest
  @EnumSource
  void cutsInTheBody(Kind kind) {
    use(kind);
    cdn.faultNext(new Fault.CutAfter(100));
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    assertThat(cdn.abortedCount()).isZero();
  }

  @Test
  void cuttingEndsTheConnection() throws IOException {
    cdn.faultNext(new Fault.CutAfter(100));
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    get();
    assertThat(cdn.connectionsAccepted()).isEqualTo(2);
  }

  @Test
  void cuttingCountsNoExchangeOfTheConnectionAsGivenUp() {
    cdn.faultNext(new Fault.StallBeforeHeaders(), new Fault.CutAfter(100));
    Pending stalled = begin();
    cdn.awaitStalled(1);
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    assertFails(stalled);
    cdn.awaitIdle();
    assertThat(cdn.abortedCount()).isZero();
  }

  @ParameterizedTest
  // The JDK's client does not look at the length.
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JDK_HTTP_2")
  void promisesMoreThanItSends(Kind kind) {
    use(kind);
    cdn.faultNext(new Fault.WrongContentLength(10));
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
  }

  @Test
  void sendsMoreThanItPromisesOverHttp1() throws IOException {
    use(Kind.OKHTTP_HTTP_1);
    cdn.faultNext(new Fault.WrongContentLength(-10));
    assertThat(get().bodyBytes()).isEqualTo(BODY.length() - 10);
  }

  // ---- the wrong body

  @Test
  void sendsGarbageAsJson() throws IOException {
    cdn.faultNext(new Fault.GarbageJson());
    Reply reply = get();
    assertThat(reply.header("content-type")).startsWith("application/json");
    assertThat(reply.body()).startsWith("{").doesNotEndWith("}");
  }

  @Test
  void sendsAnArrayInPlaceOfAnObject() throws IOException {
    cdn.faultNext(new Fault.JsonArray());
    assertThat(get().body()).isEqualTo("[1, 2, 3]");
  }

  @Test
  void sendsAPageInPlaceOfData() throws IOException {
    cdn.faultNext(new Fault.HtmlWith200());
    Reply reply = get();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("content-type")).startsWith("text/html");
  }

  @ParameterizedTest
  @EnumSource
  void sendsHalfAGzipStream(Kind kind) throws IOException {
    use(kind);
    cdn.faultNext(new Fault.TruncatedGzip());
    Reply reply = get("accept-encoding", "gzip");
    assertThat(reply.header("content-encoding")).isEqualTo("gzip");
    assertThat(reply.header("content-length")).isEqualTo("" + reply.bodyBytes());
    assertThatThrownBy(() -> inflatedBytes(reply)).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @EnumSource
  void sendsABombThatInflatesToItsSize(Kind kind) throws IOException {
    use(kind);
    long decoded = (64L << 20) + 12_345;
    cdn.faultNext(new Fault.GzipBomb(decoded));
    Reply reply = get("accept-encoding", "gzip");
    assertThat(inflatedBytes(reply)).isEqualTo(decoded);
    assertThat(reply.bodyBytes()).isLessThan(200_000);
  }

  @Test
  void aSmallBombIsAnEmptyObject() throws IOException {
    cdn.faultNext(new Fault.GzipBomb(2));
    assertThat(inflatedBytes(get())).isEqualTo(2);
  }

  // ---- another answer

  @Test
  void sendsRetryAfter() throws IOException {
    cdn.faultNext(Fault.retryAfter(429, "7"));
    Reply reply = get();
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("retry-after")).isEqualTo("7");
  }

  @Test
  void refusesAStatusThatIsNone() {
    assertThatThrownBy(() -> Fault.status(99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }

  @Test
  void reportsAMissingFileAsJsDelivrDoes() throws IOException {
    cdn.faultNext(new Fault.JsDelivrMissing());
    Reply reply = get();
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).startsWith("Package size exceeded the configured limit");
  }

  @Test
  void redirectsToAnotherPlace() throws IOException {
    cdn.faultNext(new Fault.RedirectTo(URI.create("https://elsewhere.test/x")));
    Reply reply = get();
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("location")).isEqualTo("https://elsewhere.test/x");
  }

  @Test
  void redirectsAwayFromTls() throws IOException {
    cdn.faultNext(new Fault.RedirectToHttp());
    assertThat(get().header("location"))
        .isEqualTo("http" + cdn.baseUri().toString().substring("https".length()) + "/" + PATH);
  }

  @Test
  void redirectsWithoutEnd() throws IOException {
    cdn.faultNext(new Fault.RedirectLoop());
    Reply reply = get();
    for (int hop = 0; hop < 30; hop++) {
      reply = client.get(cdn.baseUri().resolve(reply.header("location")));
    }
    assertThat(reply.status()).isEqualTo(302);
  }

  // ---- after it

  @ParameterizedTest
  // Before JDK 22 the JDK's client gives up what is under way at a GOAWAY.
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JDK_HTTP_2")
  void retiresAConnectionAfterItsRequests(Kind kind) throws IOException {
    use(kind);
    cdn.faultAlways(new Fault.GoAwayAfter(2));
    for (int i = 0; i < 4; i++) {
      assertThat(get().body()).isEqualTo(BODY);
    }
    assertThat(cdn.requests()).extracting(SeenRequest::connection).containsExactly(1, 1, 2, 2);
  }

  @Test
  void saysOverHttp1ThatItWillClose() throws IOException {
    use(Kind.OKHTTP_HTTP_1);
    cdn.faultNext(new Fault.GoAwayAfter(1));
    assertThat(get().header("connection")).isEqualTo("close");
  }

  private static void assertFails(Pending pending) {
    assertThatThrownBy(pending.reply()::get)
        .isInstanceOf(ExecutionException.class)
        .rootCause()
        .isInstanceOf(IOException.class);
  }

  private static long inflatedBytes(Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.ISO_8859_1);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private void use(Kind kind) {
    client.close();
    client = kind.open();
  }

  private Reply get(String... headers) throws IOException {
    return client.get(URI.create(cdn.baseUri() + "/" + PATH), headers);
  }

  private Pending begin() {
    return client.begin(URI.create(cdn.baseUri() + "/" + PATH));
  }
}
