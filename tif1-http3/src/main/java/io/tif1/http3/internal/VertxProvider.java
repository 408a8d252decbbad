package io.tif1.http3.internal;

import io.netty.handler.codec.quic.Quic;
import io.tif1.client.internal.transport.quic.QuicCarrier;
import io.tif1.client.internal.transport.quic.QuicProvider;
import io.tif1.client.internal.transport.quic.QuicUnavailableException;
import javax.net.ssl.X509TrustManager;

/** Made by the service loader. */
public final class VertxProvider implements QuicProvider {
  public VertxProvider() {}

  @Override
  public QuicCarrier open(X509TrustManager trust) throws QuicUnavailableException {
    if (!Quic.isAvailable()) {
      Throwable cause = Quic.unavailabilityCause();
      throw new QuicUnavailableException(
          "no native part of QUIC works on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " ("
              + innermost(cause)
              + "). There is io.netty:netty-codec-native-quic for linux-x86_64 and linux-aarch_64"
              + " (glibc), osx-x86_64, osx-aarch_64 and windows-x86_64; add the one for this"
              + " machine, or set http_disable_http3.",
          cause);
    }
    return new VertxCarrier(trust);
  }

  private static String innermost(Throwable cause) {
    Throwable at = cause;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return String.valueOf(at.getMessage());
  }
}
