package io.tif1.client.internal.transport;

import io.tif1.client.internal.transport.proxy.ProxyException;
import io.tif1.client.internal.transport.proxy.ProxyException.Kind;
import io.tif1.client.internal.transport.proxy.Tunnel;
import io.tif1.client.internal.transport.proxy.Way;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a tunnel in which TLS is spoken. If its beginning is none, or if it ends before
 * it has begun, the proxy has said "connected" and lied, or lost the server since: that is told as
 * the proxy's failure.
 */
final class TunnelInput extends FilterInputStream {
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
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (begun) {
      return in.read(into, offset, length);
    }
    int n;
    try {
      n = in.read(into, offset, length);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw closed.getAsBoolean()
          ? e
          : failed("lost the tunnel to ", " at once: " + e.getMessage(), e);
    }
    if (n < 0) {
      throw failed("closed the tunnel to ", " before anything came through it", null);
    }
    if (n > 0) {
      begun = true;
      if (into[offset] < FIRST_RECORD || into[offset] > LAST_RECORD) {
        int count = Math.min(n, LONGEST);
        String said = new String(into, offset, count, StandardCharsets.ISO_8859_1);
        throw failed(
            "sent through the tunnel to ",
            ", where TLS is spoken, \""
                + said.replaceAll("[^\\x20-\\x7e]", "?")
                + "\"; it may want a login in a browser",
            null);
      }
    }
    return n;
  }

  private ProxyException failed(String before, String behind, @Nullable IOException cause)
      throws ProxyException {
    String proxy = "a proxy ";
    for (Way way : route.ways()) {
      if (way.via() != null) {
        proxy = Tunnel.named(way.via(), way.from());
        break;
      }
    }
    return new ProxyException(
        Kind.SERVER_UNREACHABLE,
        proxy + before + route.target().host() + ":" + route.target().port() + behind,
        cause);
  }
}
