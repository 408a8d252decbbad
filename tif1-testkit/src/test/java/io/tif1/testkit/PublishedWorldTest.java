package io.tif1.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.testkit.TestClient.Kind;
import io.tif1.testkit.TestClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The habits of the public CDNs that a {@link FakeCdn} can take on. */
class PublishedWorldTest {
  private static final String FILE = "2021@main/Belgian Grand Prix/Race/drivers.json";
  private static final String URL_PATH = "/2021@main/Belgian%20Grand%20Prix/Race/drivers.json";
  private static final Content CONTENT = Content.of(Map.of(FILE, "{\"v\":1}"));

  private final ManualTime time = new ManualTime();
  private final List<FakeCdn> cdns = new ArrayList<>();
  private final TestClient client = Kind.OKHTTP_HTTP_2.open();

  @AfterEach
  void close() {
    client.close();
    cdns.forEach(FakeCdn::close);
  }

  // ---- the quota

  @Test
  void saysWithEveryAnswerHowMuchOfTheQuotaIsLeft() throws IOException {
    FakeCdn cdn = start(builder().quota(3, Duration.ofMinutes(1)));
    Reply first = get(cdn, URL_PATH);
    assertThat(first.header("ratelimit")).isEqualTo("\"resolvers\";r=2;t=60");
    assertThat(first.header("ratelimit-policy"))
        .isEqualTo("\"fixed window\";\"resolvers\";q=3;w=60");
    time.advance(Duration.ofMillis(12_300));
    assertThat(get(cdn, "/2021@main/nowhere.json").header("ratelimit"))
        .isEqualTo("\"resolvers\";r=1;t=48");
  }

  @Test
  void refusesWhatIsBeyondTheQuotaUntilTheWindowEnds() throws IOException {
    FakeCdn cdn = start(builder().quota(2, Duration.ofMinutes(1)));
    get(cdn, URL_PATH);
    get(cdn, URL_PATH);
    Reply refused = get(cdn, URL_PATH);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("ratelimit")).isEqualTo("\"resolvers\";r=0;t=60");
    assertThat(refused.headers()).doesNotContainKey("retry-after");
    time.advance(Duration.ofSeconds(60));
    assertThat(get(cdn, URL_PATH).status()).isEqualTo(200);
    assertThat(cdn.answered(429)).isEqualTo(1);
    assertThat(cdn.answered(200)).isEqualTo(3);
  }

  // ---- the redirect to a store

  @Test
  void redirectsAFileToASignedUrlAtItsStore() throws IOException {
    FakeCdn store = start(builder().host("127.0.0.1").path("/xet").signedUrlsOnly(minutes(5)));
    FakeCdn cdn = start(redirectingTo(store));
    Reply redirect = get(cdn, "/2021/resolve/Belgian%20Grand%20Prix/Race/drivers.json");
    assertThat(redirect.status()).isEqualTo(302);
    assertThat(redirect.header("location"))
        .startsWith("https://127.0.0.1:" + store.port() + "/xet/2021@main/Belgian%20Grand%20Prix/")
        .contains("X-Expires=", "X-Signature=");
    assertThat(client.get(URI.create(redirect.header("location"))).body()).isEqualTo("{\"v\":1}");
  }

  @Test
  void knowsByItselfWhatIsMissing() throws IOException {
    FakeCdn store = start(builder().host("127.0.0.1").signedUrlsOnly(minutes(5)));
    FakeCdn cdn = start(redirectingTo(store));
    assertThat(get(cdn, "/2021/resolve/nowhere.json").status()).isEqualTo(404);
    assertThat(store.requestCount()).isZero();
  }

  @Test
  void redirectsAlsoWhoHasTheFile() throws IOException {
    FakeCdn store = start(builder().host("127.0.0.1").signedUrlsOnly(minutes(5)));
    FakeCdn cdn = start(redirectingTo(store));
    String etag = client.get(URI.create(store.signedUrlOf(FILE))).header("etag");
    String path = "/2021/resolve/Belgian%20Grand%20Prix/Race/drivers.json";
    assertThat(get(cdn, path, "if-none-match", etag).status()).isEqualTo(302);
  }

  @Test
  void aStoreRefusesUrlsThatAreNotSignedForTheFileOrHaveExpired() throws IOException {
    FakeCdn store = start(builder().host("127.0.0.1").signedUrlsOnly(minutes(5)));
    String signed = store.signedUrlOf(FILE);
    assertThat(client.get(URI.create(store.baseUri() + URL_PATH)).status()).isEqualTo(403);
    assertThat(client.get(URI.create(signed.replace("drivers", "weather"))).status())
        .isEqualTo(403);
    time.advance(minutes(5));
    assertThat(client.get(URI.create(signed)).status()).isEqualTo(200);
    time.advance(Duration.ofSeconds(1));
    Reply expired = client.get(URI.create(signed));
    assertThat(expired.status()).isEqualTo(403);
    assertThat(expired.body()).contains("expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "Cookie", "If-None-Match", "If-Modified-Since"})
  void aStoreRefusesWhatBelongsToAnotherHost(String header) throws IOException {
    FakeCdn store = start(builder().host("127.0.0.1").signedUrlsOnly(minutes(5)));
    Reply reply = client.get(URI.create(store.signedUrlOf(FILE)), header, "\"x\"");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).containsIgnoringCase(header);
    assertThat(store.requests().get(0).header(header)).contains("\"x\"");
  }

  @Test
  void onlyAServerThatSignsUrlsCanBeRedirectedTo() {
    FakeCdn plain = start(builder());
    assertThatThrownBy(() -> redirectingTo(plain)).hasMessageContaining("signedUrlsOnly");
  }

  // ---- edges that are behind

  @Test
  void anEdgeIsBehindAnother() throws IOException {
    var published = new ContentHistory(time).publish(CONTENT);
    published.publish(
        time.instant().minus(minutes(30)),
        Content.of(Map.of(FILE, "{\"v\":2}", "2021@main/new.json", "{}")));
    FakeCdn current = start(builder().content(published));
    FakeCdn behind = start(builder().content(published.behind(minutes(60))));

    assertThat(get(current, URL_PATH).body()).isEqualTo("{\"v\":2}");
    assertThat(get(behind, URL_PATH).body()).isEqualTo("{\"v\":1}");
    assertThat(get(behind, "/2021@main/new.json").status()).isEqualTo(404);

    time.advance(minutes(30));
    assertThat(get(behind, URL_PATH).body()).isEqualTo("{\"v\":2}");
    assertThat(get(behind, "/2021@main/new.json").status()).isEqualTo(200);
  }

  @Test
  void theLatestEditionCountsInWhateverOrderTheyAreGiven() {
    var published = new ContentHistory(time);
    published.publish(time.instant().plusSeconds(5), Content.of(Map.of("f", "later")));
    published.publish(time.instant(), Content.of(Map.of("f", "now")));
    published.publish(Content.of(Map.of("f", "before")));
    assertThat(published.bytes("f")).asString().isEqualTo("now");
    time.advance(Duration.ofSeconds(5));
    assertThat(published.bytes("f")).asString().isEqualTo("later");
  }

  // ---- a mirror

  @Test
  void aMirrorServesWhatItsUpstreamHasUnderUrlsOfItsOwn() throws IOException {
    FakeCdn upstream = start(builder().layout(CdnLayout.STATICDELIVR));
    FakeCdn mirror = start(FakeCdn.builder().time(time).mirrorOf(upstream, minutes(10)));
    assertThat(get(mirror, URL_PATH).body()).isEqualTo("{\"v\":1}");
    assertThat(get(mirror, URL_PATH).body()).isEqualTo("{\"v\":1}");
    assertThat(upstream.requests()).extracting(SeenRequest::path).containsExactly(FILE);
    time.advance(minutes(10));
    get(mirror, URL_PATH);
    assertThat(upstream.requestCount()).isEqualTo(2);
  }

  @Test
  void aMirrorBelievesAnAbsenceForAWhile() throws IOException {
    var published = new ContentHistory(time);
    FakeCdn upstream = start(builder().content(published));
    FakeCdn mirror = start(FakeCdn.builder().time(time).mirrorOf(upstream, minutes(10)));
    assertThat(get(mirror, URL_PATH).status()).isEqualTo(404);
    published.publish(CONTENT);
    assertThat(get(mirror, URL_PATH).status()).isEqualTo(404);
    time.advance(minutes(10));
    assertThat(get(mirror, URL_PATH).status()).isEqualTo(200);
  }

  @Test
  void aMirrorPassesErrorsOnAndForgetsThem() throws IOException {
    FakeCdn upstream = start(builder());
    FakeCdn mirror = start(FakeCdn.builder().time(time).mirrorOf(upstream, minutes(10)));
    upstream.faultNext(Fault.retryAfter(503, "7"), new Fault.JsDelivrMissing());
    Reply busy = get(mirror, URL_PATH);
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.header("retry-after")).isEqualTo("7");
    Reply refused = get(mirror, URL_PATH);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).startsWith("Package size exceeded");
    upstream.faultAlways(new Fault.RefuseConnect());
    assertThat(get(mirror, URL_PATH).status()).isEqualTo(502);
    upstream.heal();
    assertThat(get(mirror, URL_PATH).status()).isEqualTo(200);
  }

  private FakeCdnBuilder builder() {
    return FakeCdn.builder().content(CONTENT).time(time);
  }

  private FakeCdnBuilder redirectingTo(FakeCdn store) {
    return FakeCdn.builder().layout(CdnLayout.HUGGING_FACE).time(time).redirectTo(store);
  }

  private FakeCdn start(FakeCdnBuilder builder) {
    FakeCdn started = builder.start();
    cdns.add(0, started); // closed before what it leans on
    return started;
  }

  private Reply get(FakeCdn cdn, String path, String... headers) throws IOException {
    return client.get(URI.create(cdn.baseUri() + path), headers);
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }
}
