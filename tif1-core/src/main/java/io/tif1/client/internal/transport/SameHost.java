package io.tif1.client.internal.transport;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;

/**
 * Judges certificates as OkHttp does, and keeps a connection to the host that it was opened for.
 * OkHttp sends requests for another host over an HTTP/2 connection whose address and certificate
 * would do for both (coalescing), unless the verifier is not its own. CDNs must not share a
 * connection: the one asked instead of another that failed would fail with it, and a server that
 * routes by the name of the handshake would answer for the wrong one.
 */
final class SameHost implements HostnameVerifier {
  private final HostnameVerifier judge;

  SameHost(HostnameVerifier judge) {
    this.judge = judge;
  }

  @Override
  public boolean verify(String host, SSLSession session) {
    return judge.verify(host, session);
  }
}
