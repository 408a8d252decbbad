package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.codec.quic.Quic;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.Link;
import io.tif1.testkit.SeenRequest;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP/3 where the network under it goes wrong: datagrams are dropped, addresses change. */
class Http3LinkTest {
  private static final Duration TO_SILENCE = Duration.ofSeconds(5);

  @BeforeEach
  void quicIsThere() {
    assumeTrue(Quic.isAvailable(), "waits for a native part of QUIC for this machine");
  }

  private static FakeCdn http3() {
    return FakeCdn.builder()
        .content(World.everything())
        .protocols(HttpProtocol.HTTP_2, HttpProtocol.HTTP_3)
        .start();
  }

  private static UnaryOperator<Tif1Config.Builder> through(Link link, FakeCdn cdn) {
    return b ->
        b.cdns(List.of(link.through(cdn.baseUri())))
            .maxRetries(0)
            .keepaliveTimeout(Duration.ofDays(1));
  }

  private static void upgrade(World world) {
    world.client.fetch(World.file("first.json"));
    world.awaitThat(
        () -> world.client.connectionStats().connectionsCreated() == 2, "a connection over QUIC");
  }

  private static HttpProtocol lastProtocol(FakeCdn cdn) {
    List<SeenRequest> seen = cdn.requests();
    return seen.get(seen.size() - 1).protocol();
  }

  @Test
  void whereUdpIsDroppedFromOneMomentToTheNextTheAttemptGoesOnOverTcp() {
    FakeCdn cdn = http3();
    try (Link link = Link.to(cdn.port()).start();
        World world = World.of(List.of(cdn), through(link, cdn))) {
      upgrade(world);
      link.dropUdp(true);

      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.time.awaitTimer(TO_SILENCE::equals);
      world.time.advance(TO_SILENCE);

      assertThat(fetch.join().sizeBytes()).isPositive();
      assertThat(lastProtocol(cdn)).isEqualTo(HttpProtocol.HTTP_2);
      assertThat(world.log.of(AttemptEnded.class)).hasSize(2);
    }
  }

  @Test
  void aConnectionWhoseAddressChangesOnTheWayGoesOn() {
    FakeCdn cdn = http3();
    try (Link link = Link.to(cdn.port()).start();
        World world = World.of(List.of(cdn), through(link, cdn))) {
      upgrade(world);
      link.rebind();

      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isPositive();
    }
  }

  @Test
  void aServerOfAnotherVersionOfQuicIsHeldOff() throws IOException {
    try (var other = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        World world = World.of(1, b -> b.maxRetries(0))) {
      var answering = world.begin(() -> answerWithVersions(other));
      world
          .cdn(1)
          .faultAlways(
              new io.tif1.testkit.Fault.Status(
                  200, java.util.Map.of("alt-svc", "h3=\":" + other.getLocalPort() + "\""), "{}"));
      world.client.fetch(World.file("a.json"));
      answering.join();
      world.awaitThat(
          () -> !world.time.pendingDelays().contains(TO_SILENCE), "the handshake to fail");

      world.client.fetch(World.file("b.json"));

      assertThat(world.time.pendingDelays()).doesNotContain(TO_SILENCE);
    }
  }

  /** Says to the first datagram that it has one version only, which nobody knows (RFC 8999). */
  private static boolean answerWithVersions(DatagramSocket server) {
    try {
      var initial = new DatagramPacket(new byte[2000], 2000);
      server.receive(initial);
      ByteBuffer asked = ByteBuffer.wrap(initial.getData(), 5, initial.getLength() - 5);
      byte[] destination = new byte[asked.get()];
      asked.get(destination);
      byte[] source = new byte[asked.get()];
      asked.get(source);
      ByteBuffer answer = ByteBuffer.allocate(64).put((byte) 0xC0).putInt(0);
      answer.put((byte) source.length).put(source);
      answer.put((byte) destination.length).put(destination).putInt(0x0a1a2a3a).flip();
      server.send(new DatagramPacket(answer.array(), answer.limit(), initial.getSocketAddress()));
      return true;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
