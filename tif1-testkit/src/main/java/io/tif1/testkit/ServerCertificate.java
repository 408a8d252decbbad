package io.tif1.testkit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import okhttp3.tls.HeldCertificate;

/**
 * What a server of this kit shows in the TLS handshake: sound, or flawed in one way. Valid for
 * {@code localhost}, {@code 127.0.0.1}, {@code ::1} and the host names given.
 *
 * <p>Validity is a matter of the real clock, since TLS engines know no other. Immutable.
 *
 * @since 0.1
 */
public final class ServerCertificate {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");
  private static final char[] NO_PASSWORD = {};
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final HeldCertificate held;

  private ServerCertificate(HeldCertificate held) {
    this.held = held;
  }

  /** What is wrong with a certificate. */
  public enum Flaw {
    /** Signed by {@link TestAuthority}, but ran out an hour ago. */
    EXPIRED,
    /** Signed by {@link TestAuthority}, but not valid before the next hour. */
    NOT_YET_VALID,
    /** Signed by {@link TestAuthority}, but for {@code elsewhere.invalid} only. */
    WRONG_HOST,
    /** For the right host, but signed by itself. */
    SELF_SIGNED
  }

  /** One that a client which trusts {@link TestAuthority} accepts. */
  public static ServerCertificate trusted(String... moreHosts) {
    return moreHosts.length == 0 ? Usual.CERTIFICATE : trustedFor(List.of(moreHosts));
  }

  private static ServerCertificate trustedFor(List<String> moreHosts) {
    return make(DAY.negated(), DAY.multipliedBy(365), true, LOOPBACK, moreHosts);
  }

  /** The one that most servers show: made once, since its key and signature take their time. */
  private static final class Usual {
    static final ServerCertificate CERTIFICATE = trustedFor(List.of());
  }

  /** One that a client must refuse, for the one reason given. */
  public static ServerCertificate flawed(Flaw flaw, String... moreHosts) {
    List<String> hosts = List.of(moreHosts);
    return switch (flaw) {
      case EXPIRED -> make(DAY.negated(), HOUR.negated(), true, LOOPBACK, hosts);
      case NOT_YET_VALID -> make(HOUR, DAY, true, LOOPBACK, hosts);
      case WRONG_HOST -> make(DAY.negated(), DAY, true, List.of("elsewhere.invalid"), List.of());
      case SELF_SIGNED -> make(DAY.negated(), DAY, false, LOOPBACK, hosts);
    };
  }

  /** The certificate in PEM. */
  public String certificatePem() {
    return held.certificatePem();
  }

  /** The certificate's private key in PEM (PKCS #8). */
  public String privateKeyPem() {
    return held.privateKeyPkcs8Pem();
  }

  /** The certificate with its private key, for the TLS context of a server. */
  public KeyManagerFactory keyManagers() {
    try {
      // PKCS #12, the usual kind of store, spends more time on its password than a server on its
      // start. This one lives in memory, where a password protects nothing.
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry(
          "server",
          held.keyPair().getPrivate(),
          NO_PASSWORD,
          new Certificate[] {held.certificate()});
      KeyManagerFactory result =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      result.init(store, NO_PASSWORD);
      return result;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JVM cannot hold a key in memory: " + e, e);
    }
  }

  private static ServerCertificate make(
      Duration from, Duration until, boolean signed, List<String> hosts, List<String> moreHosts) {
    Instant now = Clock.systemUTC().instant();
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .commonName("tif1 test server")
            .validityInterval(now.plus(from).toEpochMilli(), now.plus(until).toEpochMilli());
    hosts.forEach(builder::addSubjectAlternativeName);
    moreHosts.forEach(builder::addSubjectAlternativeName);
    if (signed) {
      builder.signedBy(TestAuthority.held());
    }
    return new ServerCertificate(builder.build());
  }
}
