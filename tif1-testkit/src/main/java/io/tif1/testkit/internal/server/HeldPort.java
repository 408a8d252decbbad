package io.tif1.testkit.internal.server;

import io.tif1.testkit.internal.wait.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A port on which nobody listens: connecting to it is refused, and nobody else is given it. It is a
 * socket that is bound and no more.
 */
final class HeldPort implements AutoCloseable {
  private final Socket socket;

  private HeldPort(Socket socket) {
    this.socket = socket;
  }

  /**
   * Takes {@code port} over from a listener that was just closed. NIO gives the descriptor back
   * only when the selector comes round, so for a moment the port may still be taken, and still
   * accept.
   */
  static HeldPort hold(int port) {
    var bound = new AtomicReference<@Nullable Socket>();
    Patience.poll(
        () -> {
          bound.set(bind(port));
          return bound.get() != null;
        });
    Socket held = bound.get();
    if (held == null) {
      throw new IllegalStateException(
          "port " + port + " was still taken " + Patience.LIMIT_SECONDS + " s after its close");
    }
    return new HeldPort(held);
  }

  private static @Nullable Socket bind(int port) {
    Socket socket = new Socket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return socket;
    } catch (BindException e) {
      close(socket);
      return null;
    } catch (IOException e) {
      close(socket);
      throw new UncheckedIOException("cannot hold port " + port, e);
    }
  }

  @Override
  public void close() {
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + socket, e);
    }
  }
}
