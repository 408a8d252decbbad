package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrustStoreTest {
  private static final HeldCertificate CA =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Company").build();
  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder().signedBy(CA).addSubjectAlternativeName("localhost").build();

  private final Path dir;

  TrustStoreTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @Test
  void serverSignedByTheBundleIsTrusted() throws Exception {
    var trust = TrustStore.load(bundle(CA.certificatePem()));
    assertThatCode(() -> check(trust)).doesNotThrowAnyException();
  }

  @Test
  void serverSignedByTheBundleIsNotTrustedWithoutIt() {
    var trust = TrustStore.load(null);
    assertThatThrownBy(() -> check(trust)).isInstanceOf(CertificateException.class);
  }

  @Test
  void authoritiesOfTheJvmStayTrustedBesideTheBundle() throws Exception {
    var jvm = TrustStore.load(null).trustManager().getAcceptedIssuers();
    var both = TrustStore.load(bundle(CA.certificatePem())).trustManager().getAcceptedIssuers();
    assertThat(both).contains(jvm).contains(CA.certificate()).hasSize(jvm.length + 1);
  }

  @Test
  void tlsConnectionToAServerSignedByTheBundleWorks() throws Exception {
    var trust = TrustStore.load(bundle(CA.certificatePem()));
    var server = server();
    try {
      var client =
          new OkHttpClient.Builder()
              .sslSocketFactory(trust.socketFactory(), trust.trustManager())
              .build();
      var url = "https://localhost:" + server.getAddress().getPort() + "/";
      try (var response = client.newCall(new Request.Builder().url(url).build()).execute()) {
        assertThat(response.code()).isEqualTo(204);
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void textAndKeysBetweenCertificatesArePassedOver() throws Exception {
    var other = new HeldCertificate.Builder().certificateAuthority(0).build();
    var trust =
        TrustStore.load(
            bundle(
                "# Büro-CA\n====\n"
                    + other.certificatePem()
                    + other.privateKeyPkcs8Pem()
                    + "Company\r\n"
                    + CA.certificatePem().replace("\n", "\r\n")));
    assertThat(trust.trustManager().getAcceptedIssuers())
        .contains(CA.certificate(), other.certificate());
  }

  @Test
  void expiredAuthorityInTheBundleIsNoError() throws Exception {
    var expired =
        new HeldCertificate.Builder().certificateAuthority(0).validityInterval(0, 1000).build();
    var trust = TrustStore.load(bundle(expired.certificatePem() + CA.certificatePem()));
    assertThatCode(() -> check(trust)).doesNotThrowAnyException();
  }

  @Test
  void sameAuthorityTwiceIsNoError() throws Exception {
    assertThatCode(() -> TrustStore.load(bundle(CA.certificatePem() + CA.certificatePem())))
        .doesNotThrowAnyException();
  }

  @Test
  void missingFileIsRefused() {
    refused(dir.resolve("none.pem"), "none.pem cannot be used: there is no such file. Check");
  }

  @Test
  void directoryIsRefused() {
    refused(dir, "it is a directory");
  }

  @Test
  void fileWithoutCertificatesIsRefused() throws Exception {
    refused(bundle("hello"), "it holds no certificate in PEM form");
  }

  @Test
  void fileInDerIsRefusedWithTheWayToConvertIt() throws Exception {
    var file = dir.resolve("ca.der");
    Files.write(file, CA.certificate().getEncoded());
    refused(file, "openssl x509 -inform der");
  }

  @Test
  void damagedCertificateIsRefusedWithItsNumber() throws Exception {
    var damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    refused(bundle(CA.certificatePem() + damaged), "certificate 2 in it is damaged");
  }

  @Test
  void bundleThatIsCutShortIsRefused() throws Exception {
    var pem = CA.certificatePem();
    refused(bundle(pem + pem.substring(0, 200)), "certificate 2 in it is damaged (it has no end)");
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> TrustStore.load(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ca_bundle ")
        .hasMessageContaining(why);
  }

  private static void check(TrustStore trust) throws CertificateException {
    var chain = new X509Certificate[] {SERVER.certificate(), CA.certificate()};
    trust.trustManager().checkServerTrusted(chain, "ECDHE_ECDSA");
  }

  private Path bundle(String text) throws IOException {
    return Files.writeString(dir.resolve("bundle.pem"), text);
  }

  private static HttpsServer server() throws IOException {
    var certificates = new HandshakeCertificates.Builder().heldCertificate(SERVER).build();
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificates.sslContext()));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void g17_aDeviceIsRefused() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "there is no /dev/zero on this machine");

    refused(device, "it is a device, a pipe or a socket; only regular files are read");
  }
}
