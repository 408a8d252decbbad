package io.tif1.client.internal.dns;

import static io.tif1.client.internal.dns.ChainRig.HOST;
import static io.tif1.client.internal.dns.ChainRig.LIMIT;
import static io.tif1.client.internal.dns.ChainRig.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.internal.dns.TestDohServer.Response;
import io.tif1.client.internal.runtime.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

/** Servers for DNS over HTTPS: right, wrong and silent. */
@Timeout(60)
class ResolverChainDohTest {
  private final ChainRig rig = new ChainRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void bothFamiliesAreFoundInTurnsBeginningWithIpv4() throws Exception {
    var server = rig.server().gives(60, "2001:db8::1", "192.0.2.1", "192.0.2.2");
    assertThat(found(rig.chain(server.name())))
        .containsExactly("192.0.2.1", "2001:db8:0:0:0:0:0:1", "192.0.2.2");
  }

  @Test
  void oneFamilyIsEnoughWhenTheOtherFails() throws Exception {
    var server = rig.server();
    server.answers(
        q ->
            q.type() == Wire.A
                ? Response.of(Wire.answerTo(q.query()).rcode(2).bytes())
                : Response.of(TestDohServer.addresses(q, 60, "2001:db8::1")));
    assertThat(found(rig.chain(server.name()))).containsExactly("2001:db8:0:0:0:0:0:1");
  }

  @Test
  void oneFamilyIsEnoughWhenTheOtherIs100MillisecondsBehind() throws Exception {
    var server = rig.server();
    server.answers(
        q ->
            q.type() == Wire.A
                ? Response.of(TestDohServer.addresses(q, 60, "192.0.2.1"))
                : server.hang(q));
    var lookup = rig.later(rig.chain(server.name()), HOST);
    rig.time.awaitTimer(DohRound.GRACE);
    rig.time.move(DohRound.GRACE);
    assertThat(found(lookup)).containsExactly("192.0.2.1");
  }

  @Test
  void noSuchNameGoesToTheNext() throws Exception {
    fallsBackFrom(rig.server().says(3), "NXDOMAIN");
  }

  @Test
  void serverFailureGoesToTheNext() throws Exception {
    fallsBackFrom(rig.server().says(2), "SERVFAIL");
  }

  @Test
  void emptyAnswerGoesToTheNext() throws Exception {
    fallsBackFrom(rig.server().gives(60), "no addresses");
  }

  @Test
  void garbageGoesToTheNext() throws Exception {
    fallsBackFrom(
        rig.server().answers(q -> Response.of(new byte[] {1, 2, 3})),
        "DNS message of 3 bytes; its header alone has 12");
  }

  @Test
  void errorStatusGoesToTheNext() throws Exception {
    fallsBackFrom(rig.server().answers(q -> new Response(503, "text/plain")), "HTTP status 503");
  }

  @Test
  void redirectIsNotFollowed() throws Exception {
    fallsBackFrom(rig.server().answers(q -> new Response(302, "text/plain")), "HTTP status 302");
  }

  @Test
  void pageOfACaptivePortalGoesToTheNext() throws Exception {
    fallsBackFrom(
        rig.server().answers(q -> new Response(200, "text/html")),
        "HTTP status 200 with text/html instead of application/dns-message");
  }

  @Test
  void answerOfMoreThan64KibGoesToTheNext() throws Exception {
    fallsBackFrom(
        rig.server().answers(q -> Response.of(new byte[65_537])),
        "an answer of more than 65536 bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 6, 9, 14, 15})
  void messageWhoseRecordsAreCutGoesToTheNext(int missing) throws Exception {
    fallsBackFrom(
        rig.server()
            .answers(
                q -> {
                  var whole = TestDohServer.addresses(q, 60, "192.0.2.7", "2001:db8::7");
                  return Response.of(Arrays.copyOf(whole, whole.length - missing));
                }),
        "ends inside a record");
  }

  @Test
  void nameThatOkHttpWouldMisreadGoesToTheNext() throws Exception {
    byte[] labelThenPointer = {3, 'c', 'd', 'n', (byte) 0xc0, 16};
    fallsBackFrom(
        rig.server()
            .answers(
                q ->
                    Response.of(
                        Wire.answerTo(q.query())
                            .record(labelThenPointer, Wire.A, 60, new byte[] {1, 2, 3, 4})
                            .bytes())),
        "neither spelt out nor a pointer");
  }

  @Test
  void addressOfAnotherLengthGoesToTheNext() throws Exception {
    byte[] pointer = {(byte) 0xc0, 12};
    fallsBackFrom(
        rig.server()
            .answers(
                q ->
                    Response.of(
                        Wire.answerTo(q.query())
                            .record(pointer, Wire.A, 60, new byte[] {1, 2, 3, 4, 5})
                            .bytes())),
        "addr is of illegal length");
  }

  @Test
  void truncatedAnswerGoesToTheNext() throws Exception {
    fallsBackFrom(
        rig.server().answers(q -> Response.of(Wire.answerTo(q.query()).flags(0x8380).bytes())),
        "a truncated answer");
  }

  @Test
  void refusalGoesToTheNext() throws Exception {
    fallsBackFrom(rig.server().says(5), "DNS response code 5");
  }

  @Test
  void answerToAnotherQuestionGoesToTheNext() throws Exception {
    fallsBackFrom(
        rig.server()
            .answers(
                q -> {
                  var message = TestDohServer.addresses(q, 60, "192.0.2.7", "2001:db8::7");
                  message[13] = 'x'; // the first letter of the name
                  return Response.of(message);
                }),
        "an answer to another question");
  }

  @Test
  void questionThatComesBackInCapitalsIsTheSame() throws Exception {
    var server = rig.server();
    server.answers(
        q -> {
          var message = TestDohServer.addresses(q, 60, "192.0.2.7");
          message[13] = 'C';
          return Response.of(message);
        });
    assertThat(found(rig.chain(server.name()))).containsExactly("192.0.2.7");
  }

  @Test
  void aliasOnTheWayIsNoAddress() throws Exception {
    var server = rig.server();
    server.answers(
        q ->
            Response.of(
                q.type() == Wire.A
                    ? Wire.answerTo(q.query())
                        .alias(HOST, "edge.example.net", 60)
                        .address("edge.example.net", "192.0.2.7", 60)
                        .bytes()
                    : Wire.answerTo(q.query()).alias(HOST, "edge.example.net", 60).bytes()));
    assertThat(found(rig.chain(server.name()))).containsExactly("192.0.2.7");
  }

  @Test
  void noMoreThan64AddressesOfAFamilyAreKept() throws Exception {
    var many = IntStream.rangeClosed(1, 200).mapToObj(i -> "192.0.2." + i).toArray(String[]::new);
    assertThat(found(rig.chain(rig.server().gives(60, many).name()))).hasSize(64);
  }

  @Test
  void addressesCarryTheHostNameSoThatNobodyLooksItUpBackwards() throws Exception {
    var chain = rig.chain(rig.server().gives(60, "192.0.2.7").name());
    assertThat(chain.lookup(HOST))
        .extracting(Object::toString)
        .containsExactly(HOST + "/192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "fd00::1"})
  void g18_aPublicServerMayNotGiveAPublicNameAPrivateAddress(String address) throws Exception {
    var server = rig.server().gives(60, address);
    var http = ChainRig.http().socketFactory(new Redirected(server.port()));
    var chain = rig.chain(http, "doh://cloudflare");
    assertThatThrownBy(() -> chain.lookup(HOST))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("private, which a public server may not say of a public name");
  }

  @Test
  void g18_publicAddressesBesidePrivateOnesAreUsed() throws Exception {
    var server = rig.server().gives(60, "10.0.0.1", "192.0.2.7");
    var http = ChainRig.http().socketFactory(new Redirected(server.port()));
    assertThat(found(rig.chain(http, "doh://google"))).containsExactly("192.0.2.7");
  }

  @Test
  void g18_aServerInThePrivateNetworkKnowsItsHosts() throws Exception {
    var chain = rig.chain(rig.server().gives(60, "10.0.0.1").name());
    assertThat(found(chain)).containsExactly("10.0.0.1");
  }

  @Test
  void addressThatCannotBeRightGoesToTheNext() throws Exception {
    fallsBackFrom(rig.server().gives(60, "0.0.0.0"), "0.0.0.0, where no server can be");
  }

  @Test
  void serverThatHangsGivesWayAtTheLimit() throws Exception {
    var asked = new Semaphore(0);
    var silent = rig.server();
    silent.answers(
        q -> {
          asked.release();
          return silent.hang(q);
        });
    var server = rig.server().gives(60, "192.0.2.8");
    var lookup = rig.later(rig.chain(silent.name(), server.name()), HOST);
    asked.acquire(2);
    rig.time.move(LIMIT);
    assertThat(found(lookup)).containsExactly("192.0.2.8");
  }

  @Test
  void serverThatRefusesConnectionsGivesWay() throws Exception {
    var gone = rig.server();
    gone.close();
    fallsBackFrom(gone, "Failed to connect");
  }

  @Test
  void serverWithAnUnknownCertificateGivesWay() throws Exception {
    var chain = rig.chain(new OkHttpClient.Builder(), rig.server().gives(60, "192.0.2.8").name());
    assertThatThrownBy(() -> chain.lookup(HOST))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("PKIX path building failed");
  }

  /** The certificate of the test's server is for 127.0.0.1 and others, not for this host. */
  @Test
  void b3_aCertificateForAnotherHostIsOneShortLine() throws Exception {
    var server = rig.server().gives(60, "192.0.2.8");
    rig.system.gives("127.0.0.1");
    var chain = rig.chain("doh://https://doh.test:" + server.port() + "/dns-query");
    assertThatThrownBy(() -> chain.lookup(HOST))
        .isInstanceOf(UnknownHostException.class)
        .message()
        .contains("the certificate is for another host: Hostname doh.test not verified")
        .contains("; it is for ", " and 1 more (")
        .doesNotContain("\n", "sha256");
  }

  @Test
  void b3_operatorsOfThePythonLibraryAreFoundWithoutTheSystem() throws Exception {
    var bootstrap =
        new BootstrapDns(
            new BlockingResolver(
                "standard",
                host -> new Reply.Answer(rig.system.lookup(host), Ttl.UNKNOWN),
                () -> LIMIT,
                rig.time,
                new DaemonThreads("tif1-dns")),
            () -> LIMIT,
            rig.time);

    for (String host : List.of("dns.quad9.net", "dns.adguard-dns.com", "dns.google")) {
      assertThat(bootstrap.lookup(host)).as(host).hasSize(4);
    }
    assertThat(rig.system.asked()).isEmpty();
  }

  @Test
  void questionIsSentAsRfc8484HasIt() throws Exception {
    var queries = new CopyOnWriteArrayList<String>();
    var server = rig.server();
    server.answers(
        q -> {
          queries.add(Base64.getUrlEncoder().withoutPadding().encodeToString(q.query()));
          return Response.of(TestDohServer.addresses(q, 60, "192.0.2.8"));
        });
    rig.chain(server.name()).lookup("www.example.com");
    assertThat(queries).contains("AAABAAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAAQAB");
  }

  @Test
  void nameThatDnsCannotCarryIsNotAskedFor() throws Exception {
    var server = rig.server().gives(60, "192.0.2.8");
    var chain = rig.chain(server.name());
    assertThatThrownBy(() -> chain.lookup("a..example.com"))
        .isInstanceOf(UnknownHostException.class);
    assertThat(server.asked()).isZero();
  }

  @Test
  void hostOfAServerIsLookedUpByTheMachine() throws Exception {
    rig.system.gives("127.0.0.1");
    var server = rig.server().gives(60, "192.0.2.8");
    var chain = rig.chain("doh://https://localhost:" + server.port() + "/dns-query");
    assertThat(found(chain)).containsExactly("192.0.2.8");
  }

  @Test
  void serverWhoseHostIsNotFoundGivesWay() throws Exception {
    var chain = rig.chain("doh://https://doh.example.net/dns-query");
    assertThatThrownBy(() -> chain.lookup(HOST))
        .hasMessageContaining("No address for doh.example.net")
        .hasMessageContaining("standard: Name or service not known");
  }

  @Test
  void wellKnownServerIsReachedByLiteralAddressWithItsNameOnTheCertificate() throws Exception {
    var connects = new Redirected(rig.server().gives(60, "192.0.2.8").port());
    var chain = rig.chain(ChainRig.http().socketFactory(connects), "doh://cloudflare");
    assertThat(found(chain)).containsExactly("192.0.2.8");
    assertThat(connects.asked)
        .isNotEmpty()
        .allSatisfy(
            to -> {
              assertThat(DohEndpoint.CLOUDFLARE.addresses()).contains(to.getAddress());
              assertThat(to.getPort()).isEqualTo(443);
            });
  }

  @Test
  void wellKnownServerIsNotLookedUp() throws Exception {
    var connects = new Redirected(rig.server().gives(60, "192.0.2.8").port());
    found(rig.chain(ChainRig.http().socketFactory(connects), "doh://google"));
    assertThat(rig.system.asked()).isEmpty();
  }

  /** Connects to a port of this machine, whatever address is asked for. */
  private static final class Redirected extends SocketFactory {
    private final List<InetSocketAddress> asked = new CopyOnWriteArrayList<>();
    private final int port;

    Redirected(int port) {
      this.port = port;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
          asked.add((InetSocketAddress) address);
          super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw new IOException("connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      throw new IOException("connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw new IOException("connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      throw new IOException("connects by itself");
    }
  }

  /** The first server does not help, and the message of a chain of it alone says why. */
  private void fallsBackFrom(TestDohServer first, String why) throws Exception {
    var server = rig.server().gives(60, "192.0.2.8");
    var chain = rig.chain(first.name(), server.name());
    assertThat(found(chain)).containsExactly("192.0.2.8");
    assertThat(rig.log.lines(Level.WARN)).singleElement().asString().contains(why);
  }
}
