package io.tif1.http3.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The client's judge of servers, who remembers why he refused: QUIC's TLS only says that he did.
 * One for each connection.
 */
final class RememberingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private volatile @Nullable CertificateException refusal;

  /**
   * @throws IllegalArgumentException if it cannot compare a certificate with a host name; the JDK's
   *     all can
   */
  RememberingTrust(X509TrustManager judge) {
    if (!(judge instanceof X509ExtendedTrustManager extended)) {
      throw new IllegalArgumentException(judge + " does not check host names");
    }
    this.judge = extended;
  }

  /** Why the server was refused; null if it was not, or was not looked at. */
  @Nullable CertificateException refusal() {
    return refusal;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, type, engine);
    } catch (CertificateException e) {
      refusal = e;
      throw e;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw withoutHost();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw withoutHost();
  }

  /** Nobody may ask whether a chain is good for no host in particular. */
  private CertificateException withoutHost() {
    var e = new CertificateException("asked to trust a server without looking at its name");
    refusal = e;
    return e;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
