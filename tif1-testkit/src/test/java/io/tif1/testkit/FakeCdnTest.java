package io.tif1.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.testkit.TestClient.Kind;
import io.tif1.testkit.TestClient.Pending;
import io.tif1.testkit.TestClient.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FakeCdnTest {
  private static final String PATH = "2021@main/Belgian Grand Prix/Race/drivers.json";
  private static final String DRIVERS = "{\"drivers\": [\"VER\", \"RUS\", \"HAM\"]}";

  private final Map<String, byte[]> files =
      new ConcurrentHashMap<>(Map.of(PATH, DRIVERS.getBytes(StandardCharsets.UTF_8)));
  private final ManualTime time = new ManualTime();
  private final FakeCdn cdn =
      FakeCdn.builder().content(files::get).time(time).name("cdn-1").start();
  private TestClient client = Kind.OKHTTP_HTTP_2.open();

  @AfterEach
  void close() {
    client.close();
    cdn.close();
  }

  @ParameterizedTest
  @EnumSource
  void servesAFile(Kind kind) throws IOException {
    use(kind);
    Reply reply = get();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(DRIVERS);
  }

  @ParameterizedTest
  @EnumSource
  void speaksTheProtocolTheClientAskedFor(Kind kind) throws IOException {
    use(kind);
    get();
    assertThat(cdn.requests().get(0).protocol()).isEqualTo(kind.protocol());
  }

  @ParameterizedTest
  @EnumSource
  void answers404ForWhatIsNotThere(Kind kind) throws IOException {
    use(kind);
    Reply reply = client.get(uri("2021@main/nowhere.json"));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).contains("2021@main/nowhere.json");
  }

  @ParameterizedTest
  @EnumSource
  void compressesForThoseWhoAsk(Kind kind) throws IOException {
    use(kind);
    Reply reply = get("accept-encoding", "br;q=1.0, gzip;q=0.8");
    assertThat(reply.header("content-encoding")).isEqualTo("gzip");
    assertThat(gunzip(reply)).isEqualTo(DRIVERS);
  }

  @Test
  void doesNotCompressForThoseWhoDoNot() throws IOException {
    assertThat(get("accept-encoding", "gzip;q=0, br").headers())
        .doesNotContainKey("content-encoding");
  }

  @Test
  void saysHowLongTheBodyIs() throws IOException {
    assertThat(get().header("content-length")).isEqualTo("" + DRIVERS.length());
  }

  @ParameterizedTest
  @EnumSource
  void confirmsATagWith304(Kind kind) throws IOException {
    use(kind);
    String etag = get().header("etag");
    Reply again = get("if-none-match", "\"other\", " + etag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bodyBytes()).isZero();
  }

  @Test
  void confirmsADateWith304() throws IOException {
    String date = get().header("last-modified");
    assertThat(get("if-modified-since", date).status()).isEqualTo(304);
  }

  @Test
  void tagsAnotherCodingOtherwise() throws IOException {
    assertThat(get().header("etag")).isNotEqualTo(get("accept-encoding", "gzip").header("etag"));
  }

  @Test
  void tagsAChangedFileOtherwise() throws IOException {
    Reply before = get();
    time.advance(Duration.ofMinutes(5));
    files.put(PATH, "{}".getBytes(StandardCharsets.UTF_8));
    Reply after = get("if-none-match", before.header("etag"));
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.header("last-modified")).isNotEqualTo(before.header("last-modified"));
  }

  @Test
  void datesByTheClockItWasGiven() throws IOException {
    assertThat(get().header("date")).isEqualTo("Sun, 29 Aug 2021 13:00:00 GMT");
  }

  @Test
  void saysItsName() throws IOException {
    assertThat(get().header("server")).isEqualTo("cdn-1");
  }

  @Test
  void delaysEachExchangeIfTold() throws Exception {
    try (FakeCdn slow =
        FakeCdn.builder().content(files::get).time(time).delay(Duration.ofSeconds(2)).start()) {
      Pending pending = client.begin(URI.create(slow.baseUri() + "/2021@main/x.json"));
      slow.awaitStalled(1);
      time.advance(Duration.ofSeconds(2));
      assertThat(pending.reply().get().status()).isEqualTo(404);
    }
  }

  @Test
  void answers500WhenTheContentFails() throws IOException {
    Content failing =
        path -> {
          throw new IllegalStateException("no disk");
        };
    try (FakeCdn broken = FakeCdn.serving(failing)) {
      Reply reply = client.get(URI.create(broken.baseUri() + "/a.json"));
      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.body()).contains("no disk");
    }
  }

  @Test
  void servesAFolder(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(PATH);
    Files.createDirectories(file.getParent());
    Files.writeString(file, DRIVERS);
    try (FakeCdn published = FakeCdn.serving(folder)) {
      assertThat(client.get(below(published, PATH)).body()).isEqualTo(DRIVERS);
    }
  }

  @Test
  void remembersWhatWasAsked() throws IOException {
    get("x-test", "17");
    SeenRequest seen = cdn.requests().get(0);
    assertThat(seen.index()).isEqualTo(1);
    assertThat(seen.method()).isEqualTo("GET");
    assertThat(seen.path()).isEqualTo(PATH);
    assertThat(seen.rawPath()).contains("Belgian%20Grand%20Prix");
    assertThat(seen.header("X-Test")).contains("17");
    assertThat(seen.at()).isEqualTo(time.instant());
  }

  @Test
  void forgetsTheOldestRequestsBeyondItsMemory() throws IOException {
    try (FakeCdn forgetful = FakeCdn.builder().content(files::get).remember(1).start()) {
      client.get(below(forgetful, "first"));
      client.get(below(forgetful, "second"));
      assertThat(forgetful.requests()).extracting(SeenRequest::path).containsExactly("second");
      assertThat(forgetful.requestCount()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsAReusedConnectionOnce(Kind kind) throws IOException {
    use(kind);
    get();
    get();
    assertThat(cdn.connectionsAccepted()).isEqualTo(1);
    assertThat(cdn.requests()).extracting(SeenRequest::connection).containsOnly(1);
  }

  @Test
  void countsWhatIsInFlight() {
    cdn.faultAlways(new Fault.StallBeforeHeaders());
    begin();
    begin();
    cdn.awaitStalled(2);
    assertThat(cdn.inFlight()).isEqualTo(2);
    assertThat(cdn.peakInFlight()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void seesAClientGiveUp(Kind kind) {
    use(kind);
    cdn.faultNext(new Fault.StallBeforeHeaders());
    Pending pending = begin();
    cdn.awaitStalled(1);
    pending.cancel().run();
    cdn.awaitAborted(1);
    assertThat(cdn.inFlight()).isZero();
  }

  @Test
  void takesTheTimerOfAClientThatGaveUpOffTheClock() {
    cdn.faultNext(Fault.delay(Duration.ofHours(1)));
    Pending pending = begin();
    cdn.awaitStalled(1);
    pending.cancel().run();
    cdn.awaitAborted(1);
    assertThat(time.pendingTimers()).isZero();
  }

  @Test
  void countsNoAnsweredExchangeAsGivenUp() throws IOException {
    get();
    client.close();
    cdn.awaitIdle();
    assertThat(cdn.abortedCount()).isZero();
  }

  @Test
  void isKnownByAnotherHost() {
    try (FakeCdn named = FakeCdn.builder().host("cdn.test").start()) {
      assertThat(named.baseUri())
          .hasToString("https://cdn.test:" + named.port() + "/gh/TracingInsights");
    }
  }

  @Test
  void refusesABasePathThatEndsWithASlash() {
    assertThatThrownBy(() -> FakeCdn.builder().path("/gh/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'/gh/'");
  }

  @Test
  void refusesToSpeakNothing() {
    assertThatThrownBy(() -> FakeCdn.builder().protocols())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void speaksOnlyWhatItOffers() throws IOException {
    try (FakeCdn old =
        FakeCdn.builder().content(files::get).protocols(HttpProtocol.HTTP_1_1).start()) {
      client.get(below(old, PATH));
      assertThat(old.requests().get(0).protocol()).isEqualTo(HttpProtocol.HTTP_1_1);
    }
  }

  @Test
  void closesTwice() {
    cdn.close();
    cdn.close();
    assertThat(cdn.openConnections()).isZero();
  }

  private void use(Kind kind) {
    client.close();
    client = kind.open();
  }

  private Reply get(String... headers) throws IOException {
    return client.get(uri(PATH), headers);
  }

  private Pending begin() {
    return client.begin(uri(PATH));
  }

  private URI uri(String path) {
    return below(cdn, path);
  }

  private static URI below(FakeCdn cdn, String path) {
    return URI.create(cdn.baseUri() + "/" + path.replace(" ", "%20"));
  }

  private static String gunzip(Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.ISO_8859_1);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
