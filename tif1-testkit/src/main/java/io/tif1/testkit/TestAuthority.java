package io.tif1.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HeldCertificate;

/**
 * The certificate authority that signs for the servers of this kit. One for the life of the JVM, so
 * that a client which trusts it trusts all of them; its key never leaves memory.
 *
 * @since 0.1
 */
public final class TestAuthority {
  private static final HeldCertificate HELD =
      new HeldCertificate.Builder()
          .commonName("tif1 test authority")
          .certificateAuthority(0)
          .duration(365, TimeUnit.DAYS)
          .build();

  private TestAuthority() {}

  /** The authority's certificate, as a client's {@code ca_bundle} holds it. */
  public static String caPem() {
    return HELD.certificatePem();
  }

  /** Writes {@link #caPem} to {@code tif1-test-ca.pem} in {@code directory}, which must exist. */
  public static Path writeCaPem(Path directory) {
    try {
      return Files.writeString(directory.resolve("tif1-test-ca.pem"), caPem());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the test authority to " + directory, e);
    }
  }

  /** Trusts this authority and no other. */
  public static X509TrustManager trustManager() {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("tif1-test", HELD.certificate());
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JVM cannot build a trust manager", e);
    }
  }

  /** For clients that take an {@code SSLContext}: trusts this authority and no other. */
  public static SSLContext sslContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trustManager()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot build a TLS context", e);
    }
  }

  static HeldCertificate held() {
    return HELD;
  }
}
