package io.tif1.client.internal.transport;

import io.tif1.client.internal.transport.proxy.ProxyException;
import io.tif1.client.internal.transport.proxy.ProxyException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a tunnel in which TLS is spoken. If its beginning is none, or if it ends before
 * it has begun, the proxy has said "connected" and lied, or lost the server since: that is told as
 * the proxy's failure.
 */
final class TunnelInput extends ObservedInput {
  /** The types of records of TLS (RFC 8446, section 5.1). */
  private static final int FIRST_RECORD = 20;

  private static final int LAST_RECORD = 24;
  private static final int LONGEST = 60;

  private final ProxyRoute route;
  private final BooleanSupplier closed;
  private boolean begun;

  TunnelInput(InputStream in, ProxyRoute route, BooleanSupplier closed) {
    super(in);
    this.route = route;
    this.closed = closed;
  }

  @Override
  void received(byte[] bytes, int offset, int count) throws ProxyException {
    if (begun) {
      return;
    }
    begun = true;
    if (bytes[offset] < FIRST_RECORD || bytes[offset] > LAST_RECORD) {
      String said =
          new String(bytes, offset, Math.min(count, LONGEST), StandardCharsets.ISO_8859_1);
      throw proxyFailed(
          "sent through the tunnel to ",
          ", where TLS is spoken, \""
              + said.replaceAll("[^\\x20-\\x7e]", "?")
              + "\"; it may want a login in a browser",
          null);
    }
  }

  @Override
  void ended() throws ProxyException {
    if (!begun) {
      throw proxyFailed("closed the tunnel to ", " before anything came through it", null);
    }
  }

  @Override
  IOException failed(IOException problem) {
    return begun || closed.getAsBoolean()
        ? problem
        : proxyFailed("lost the tunnel to ", " at once: " + problem.getMessage(), problem);
  }

  private ProxyException proxyFailed(String before, String behind, @Nullable IOException cause) {
    String proxy = route.proxy();
    return new ProxyException(
        Kind.SERVER_UNREACHABLE,
        proxy + before + route.target().host() + ":" + route.target().port() + behind,
        cause);
  }
}
