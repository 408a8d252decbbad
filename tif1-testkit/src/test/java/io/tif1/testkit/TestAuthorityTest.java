package io.tif1.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestAuthorityTest {
  @Test
  void signsTrustedCertificates() throws GeneralSecurityException {
    X509Certificate server = parse(ServerCertificate.trusted().certificatePem());
    server.verify(parse(TestAuthority.caPem()).getPublicKey());
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
  }

  @Test
  void namesLoopbackAndTheGivenHosts() throws GeneralSecurityException {
    X509Certificate server = parse(ServerCertificate.trusted("cdn.test").certificatePem());
    assertThat(server.getSubjectAlternativeNames().stream().map(List::toString))
        .anyMatch(name -> name.contains("localhost"))
        .anyMatch(name -> name.contains("127.0.0.1"))
        .anyMatch(name -> name.contains("0:0:0:0:0:0:0:1"))
        .anyMatch(name -> name.contains("cdn.test"));
  }

  @Test
  void isWrittenAsPem(@TempDir Path folder) throws IOException {
    assertThat(Files.readString(TestAuthority.writeCaPem(folder))).isEqualTo(TestAuthority.caPem());
  }

  private static X509Certificate parse(String pem) throws GeneralSecurityException {
    ByteArrayInputStream in = new ByteArrayInputStream(pem.getBytes(US_ASCII));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
  }
}
