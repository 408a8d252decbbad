package io.tif1.tests.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy on loopback that makes tunnels (CONNECT), all of them to one port. */
final class ConnectProxy implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final ServerSocket listening;
  private final int targetPort;
  private final String wanted;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param wanted the header that lets one in, or empty if anybody may
   */
  ConnectProxy(int targetPort, String wanted) throws IOException {
    this.targetPort = targetPort;
    this.wanted = wanted;
    this.listening = new ServerSocket(0, 50, LOOPBACK);
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The heads of all requests so far. */
  List<String> requests() {
    return requests;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      requests.add(head);
      if (!wanted.isEmpty() && !head.contains(wanted + "\r\n")) {
        send(
            client,
            "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"pits\"\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        return;
      }
      try (Socket target =
          new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), targetPort)) {
        open.add(target);
        send(client, "HTTP/1.1 200 Tunnel\r\n\r\n");
        threads.execute(() -> relay(target, client));
        relay(client, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("closed inside a request");
      }
      head.append((char) c);
    }
    return head.toString();
  }

  private static void send(Socket to, String text) throws IOException {
    OutputStream out = to.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Ends both when one ends: a test looks at who is left. */
  private static void relay(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two is gone, and now both are.
      assert from.isClosed() && to.isClosed();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
