package io.tif1.client.internal.transport.quic;

import javax.net.ssl.X509TrustManager;

/** Found by {@link java.util.ServiceLoader} where the module for HTTP/3 is present. */
public interface QuicProvider {
  /**
   * Makes ready to connect: loads native code, starts threads. May take a second.
   *
   * @param trust judges servers
   * @throws QuicUnavailableException if this machine cannot; the message says why and what to do
   */
  QuicCarrier open(X509TrustManager trust) throws QuicUnavailableException;
}
