package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static SSLHandshakeException expired() {
    var problem = new SSLHandshakeException("PKIX path validation failed");
    problem.initCause(new CertificateExpiredException("NotAfter: yesterday"));
    return problem;
  }

  @Test
  void c10_ofSeveralAddressesTheMostTellingProblemIsToldFirstAndTheOthersBehindIt() {
    IOException problem = new ConnectException("Failed to connect to /[::1]:443");
    problem.addSuppressed(expired());
    problem.addSuppressed(new NoRouteToHostException("no route"));

    assertThat(Problems.describe(problem, false, 0))
        .isEqualTo(
            "TLS: the server's certificate has expired (NotAfter: yesterday); beside it: could not"
                + " connect: Failed to connect to /[::1]:443, could not connect: no route");
    assertThat(Problems.mostTelling(problem)).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void c10_theSameProblemOfSeveralAddressesIsToldOnce() {
    IOException problem = new ConnectException("refused");
    problem.addSuppressed(new ConnectException("refused"));

    assertThat(Problems.describe(problem, false, 0)).isEqualTo("could not connect: refused");
  }

  @Test
  void c10_aResetTellsMoreThanARefusal() {
    IOException problem = new ConnectException("refused");
    problem.addSuppressed(new SocketException("Connection reset"));

    assertThat(Problems.mostTelling(problem)).isExactlyInstanceOf(SocketException.class);
  }

  @Test
  void c10_ofAChainTheCertificateThatHasExpiredIsNamed() {
    var root = authority("root").certificateAuthority(2).build();
    var between = authority("between").signedBy(root).validityInterval(0, 1000).build();
    var leaf = new HeldCertificate.Builder().commonName("cdn.example").signedBy(between).build();
    var trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(root.certificate())
            .build()
            .trustManager();
    var chain = new X509Certificate[] {leaf.certificate(), between.certificate()};
    var refused =
        catchThrowableOfType(
            CertificateException.class, () -> trust.checkServerTrusted(chain, "ECDHE_ECDSA"));

    var problem = new SSLHandshakeException(refused.getMessage());
    problem.initCause(refused);
    assertThat(Problems.describe(problem, false, 0))
        .startsWith(
            "TLS: the certificate of an authority that signed the server's (CN=between) has expired"
                + " (NotAfter: ");
  }

  private static HeldCertificate.Builder authority(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(1);
  }
}
