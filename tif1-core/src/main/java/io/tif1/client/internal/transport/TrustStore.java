package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom the client believes: the authorities of the JVM's trust store and, where the setting {@code
 * ca_bundle} names a file, those in it as well.
 *
 * <p>Both are put into one store, so that a chain may use either. An expired authority in the file
 * is no error: bundles keep them for years, and what it signed is judged when a server shows it.
 *
 * <p>Immutable; safe for use by multiple threads.
 */
public final class TrustStore {
  /** The largest bundle in the wild is about a quarter of a megabyte. */
  private static final int MAX_BUNDLE_BYTES = 16 << 20;

  private static final Pattern CERTIFICATE =
      Pattern.compile(
          "-----BEGIN (?:X509 )?CERTIFICATE-----([^-]*)(-----END (?:X509 )?CERTIFICATE-----)?");

  private final X509TrustManager trustManager;
  private final SSLSocketFactory socketFactory;

  private TrustStore(X509TrustManager trustManager) throws GeneralSecurityException {
    this.trustManager = trustManager;
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trustManager}, null);
    this.socketFactory = context.getSocketFactory();
  }

  /**
   * Reads the trust store of the JVM, and the bundle.
   *
   * @param caBundle a file of certificates in PEM form, other text between them allowed; null for
   *     the JVM's alone
   * @throws IllegalArgumentException if the bundle cannot be read, holds no certificate or a
   *     damaged one; the message says which and what to do
   */
  public static TrustStore load(@Nullable Path caBundle) {
    var added = caBundle == null ? List.<X509Certificate>of() : read(caBundle);
    try {
      var jvm = trustManager(null);
      return new TrustStore(added.isEmpty() ? jvm : trustManager(joined(jvm, added)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "The trust store of the JVM cannot be used ("
              + e.getMessage()
              + "). Check the system property javax.net.ssl.trustStore.",
          e);
    }
  }

  /** Judges servers. */
  public X509TrustManager trustManager() {
    return trustManager;
  }

  /** Makes TLS sockets whose servers {@link #trustManager} has judged. */
  public SSLSocketFactory socketFactory() {
    return socketFactory;
  }

  private static KeyStore joined(X509TrustManager jvm, List<X509Certificate> added)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    var all = new ArrayList<>(Arrays.asList(jvm.getAcceptedIssuers()));
    all.addAll(added);
    for (int i = 0; i < all.size(); i++) {
      store.setCertificateEntry("ca-" + i, all.get(i));
    }
    return store;
  }

  private static X509TrustManager trustManager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (var manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException(
        "no X.509 trust manager among " + Arrays.toString(factory.getTrustManagers()));
  }

  private static List<X509Certificate> read(Path file) {
    var found = new ArrayList<X509Certificate>();
    var blocks = CERTIFICATE.matcher(text(file));
    while (blocks.find()) {
      try {
        if (blocks.group(2) == null) {
          throw new CertificateException("it has no end");
        }
        found.add(certificate(blocks.group(1)));
      } catch (CertificateException | IllegalArgumentException e) {
        throw refused(
            file,
            "certificate " + (found.size() + 1) + " in it is damaged (" + e.getMessage() + ")",
            "Export it again, or take it out.",
            e);
      }
    }
    if (found.isEmpty()) {
      throw refused(
          file,
          "it holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)",
          "A DER file becomes PEM with: openssl x509 -inform der -in FILE -out FILE.pem",
          null);
    }
    return found;
  }

  private static X509Certificate certificate(String base64) throws CertificateException {
    var der = Base64.getMimeDecoder().decode(base64);
    var parsed =
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    if (parsed instanceof X509Certificate x509) {
      return x509;
    }
    throw new CertificateException("not an X.509 certificate");
  }

  private static String text(Path file) {
    try {
      // Comments may be in any encoding; the certificates are ASCII.
      return new String(RegularFile.read(file, MAX_BUNDLE_BYTES), StandardCharsets.ISO_8859_1);
    } catch (RegularFile.RefusedException e) {
      throw refused(file, "it " + e.getReason(), "Name a file of certificates in PEM form.", null);
    } catch (NoSuchFileException e) {
      throw refused(file, "there is no such file", "Check the path.", e);
    } catch (IOException e) {
      throw refused(file, "it cannot be read (" + e + ")", "Check who may read it.", e);
    }
  }

  private static IllegalArgumentException refused(
      Path file, String why, String remedy, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "ca_bundle " + file.toAbsolutePath() + " cannot be used: " + why + ". " + remedy, cause);
  }
}
