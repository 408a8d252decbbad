package io.tif1.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DohServerTest {
  private static final int A = 1;
  private static final int AAAA = 28;
  private static final Duration TTL = Duration.ofSeconds(90);

  private final ManualTime time = new ManualTime();
  private final DohServer server = DohServer.start(time);
  private final HttpClient client =
      HttpClient.newBuilder().sslContext(TestAuthority.sslContext()).build();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answersAPostWithAnIpv4Address() throws Exception {
    server.answer("cdn.test", TTL, "192.0.2.7");
    byte[] message = post(query("cdn.test", A)).body();
    assertThat(tail(message, 4)).containsExactly(192, 0, 2, 7);
  }

  @Test
  void answersAGetAsItAnswersAPost() throws Exception {
    server.answer("cdn.test", TTL, "192.0.2.7");
    byte[] query = query("cdn.test", A);
    assertThat(get(query).body()).isEqualTo(post(query).body());
  }

  @Test
  void answersWithAnIpv6Address() throws Exception {
    server.answer("cdn.test", TTL, "192.0.2.7", "2001:db8::5");
    byte[] message = post(query("cdn.test", AAAA)).body();
    assertThat(answers(message)).isEqualTo(1);
    assertThat(tail(message, 16))
        .containsExactly(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5);
  }

  @Test
  void writesNamePointerTypeClassAndTtlBeforeTheAddress() throws Exception {
    server.answer("cdn.test", TTL, "192.0.2.7");
    byte[] message = post(query("cdn.test", A)).body();
    ByteBuffer record = ByteBuffer.wrap(message, message.length - 16, 16);
    assertThat(record.getShort() & 0xFFFF).isEqualTo(0xC00C);
    assertThat(record.getShort()).isEqualTo((short) A);
    assertThat(record.getShort()).isEqualTo((short) 1);
    assertThat(record.getInt()).isEqualTo(90);
  }

  @Test
  void saysWhichTypeItSends() throws Exception {
    assertThat(post(query("cdn.test", A)).headers().firstValue("content-type"))
        .contains("application/dns-message");
  }

  @Test
  void followsAnAlias() throws Exception {
    server.alias("cdn.test", TTL, "edge.test").answer("edge.test", TTL, "192.0.2.9");
    byte[] message = post(query("cdn.test", A)).body();
    assertThat(answers(message)).isEqualTo(2);
    assertThat(tail(message, 4)).containsExactly(192, 0, 2, 9);
  }

  @Test
  void knowsNoUnlistedName() throws Exception {
    byte[] message = post(query("nowhere.test", A)).body();
    assertThat(code(message)).isEqualTo(3);
  }

  @Test
  void hasNoRecordsOfATypeThatAKnownNameLacks() throws Exception {
    server.answer("cdn.test", TTL, "192.0.2.7");
    byte[] message = post(query("cdn.test", AAAA)).body();
    assertThat(code(message)).isZero();
    assertThat(answers(message)).isZero();
  }

  @Test
  void isNotCaseSensitive() throws Exception {
    server.answer("CDN.test", TTL, "192.0.2.7");
    assertThat(answers(post(query("cdn.TEST", A)).body())).isEqualTo(1);
  }

  @Test
  void refusesAnAddressThatIsAName() {
    assertThatThrownBy(() -> server.answer("cdn.test", TTL, "localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'localhost'");
  }

  @Test
  void refusesWhatIsNoQuery() throws Exception {
    assertThat(post(new byte[] {1, 2, 3}).statusCode()).isEqualTo(400);
  }

  @Test
  void remembersWhatWasAsked() throws Exception {
    HttpResponse<byte[]> first = get(query("Cdn.test", A));
    HttpResponse<byte[]> second = post(query("cdn.test", AAAA));
    assertThat(first.statusCode()).isEqualTo(second.statusCode());
    assertThat(server.queries())
        .containsExactly(
            new DohQuery("cdn.test", "A", "GET"), new DohQuery("cdn.test", "AAAA", "POST"));
  }

  @Test
  void failsWithServfailOnceThenAnswers() throws Exception {
    server.answer("cdn.test", TTL, "192.0.2.7").failNext(DohFault.SERVFAIL);
    assertThat(code(post(query("cdn.test", A)).body())).isEqualTo(2);
    assertThat(code(post(query("cdn.test", A)).body())).isZero();
  }

  @Test
  void failsWithAStatusUntilHealed() throws Exception {
    server.failAlways(new DohFault.Status(502));
    assertThat(post(query("cdn.test", A)).statusCode()).isEqualTo(502);
    server.heal();
    assertThat(post(query("cdn.test", A)).statusCode()).isEqualTo(200);
  }

  @Test
  void answersGarbage() throws Exception {
    server.failNext(new DohFault.Garbage());
    assertThat(post(query("cdn.test", A)).body()).containsOnly(0xEE);
  }

  @Test
  void cutsTheMessageInHalf() throws Exception {
    server.answer("cdn.test", TTL, "192.0.2.7");
    byte[] whole = post(query("cdn.test", A)).body();
    server.failNext(new DohFault.HalfMessage());
    assertThat(post(query("cdn.test", A)).body()).hasSize(whole.length / 2);
  }

  @Test
  void pointsANameAtItself() throws Exception {
    server.failNext(new DohFault.PointerLoop());
    byte[] query = query("cdn.test", A);
    byte[] message = post(query).body();
    ByteBuffer name = ByteBuffer.wrap(message, query.length, 2);
    assertThat(name.getShort() & 0x3FFF).isEqualTo(query.length);
  }

  @Test
  void hangsUntilTheClientGivesUp() {
    server.failNext(DohFault.HANG);
    CompletableFuture<?> hanging =
        client.sendAsync(posting(query("a.test", A)), BodyHandlers.ofByteArray());
    server.awaitHanging(1);
    hanging.cancel(true);
    server.awaitAborted(1);
    assertThat(server.queryCount()).isEqualTo(1);
  }

  @Test
  void isLateByTheClockItWasGiven() throws Exception {
    server.answer("cdn.test", TTL, "192.0.2.7").failNext(new DohFault.Late(Duration.ofSeconds(3)));
    CompletableFuture<HttpResponse<byte[]>> late =
        client.sendAsync(posting(query("cdn.test", A)), BodyHandlers.ofByteArray());
    server.awaitHanging(1);
    time.advance(Duration.ofSeconds(3));
    assertThat(answers(late.get().body())).isEqualTo(1);
  }

  private HttpResponse<byte[]> post(byte[] query) throws Exception {
    return client.send(posting(query), BodyHandlers.ofByteArray());
  }

  private HttpRequest posting(byte[] query) {
    return HttpRequest.newBuilder(server.uri())
        .header("content-type", "application/dns-message")
        .POST(BodyPublishers.ofByteArray(query))
        .build();
  }

  private HttpResponse<byte[]> get(byte[] query) throws Exception {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(query);
    URI uri = URI.create(server.uri() + "?dns=" + encoded);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }

  private static byte[] query(String name, int type) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    for (String label : name.split("\\.", -1)) {
      out.write(label.length());
      out.writeBytes(label.getBytes(US_ASCII));
    }
    out.writeBytes(new byte[] {0, 0, (byte) type, 0, 1});
    return out.toByteArray();
  }

  private static int code(byte[] message) {
    return message[3] & 0xF;
  }

  private static int answers(byte[] message) {
    return ByteBuffer.wrap(message).getShort(6);
  }

  private static byte[] tail(byte[] message, int length) {
    return java.util.Arrays.copyOfRange(message, message.length - length, message.length);
  }
}
