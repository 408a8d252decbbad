package io.tif1.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificates that a server shows, whoever signed them. They are only looked at: nothing is
 * sent over such a connection, and the client judges servers on its own.
 */
final class TlsChain {
  private TlsChain() {}

  /** The server's certificate first. */
  static List<X509Certificate> of(InetSocketAddress address, String host, int patienceMillis)
      throws IOException, GeneralSecurityException {
    var onlooker = new Onlooker();
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {onlooker}, null);
    try (var plain = new Socket()) {
      plain.connect(address, patienceMillis);
      plain.setSoTimeout(patienceMillis);
      try (var secure =
          (SSLSocket)
              context.getSocketFactory().createSocket(plain, host, address.getPort(), true)) {
        secure.startHandshake();
      }
    }
    if (onlooker.seen.isEmpty()) {
      throw new SSLException("the server showed no certificate");
    }
    return onlooker.seen;
  }

  private static final class Onlooker extends X509ExtendedTrustManager {
    private List<X509Certificate> seen = List.of();

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      seen = List.of(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      seen = List.of(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      seen = List.of(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
