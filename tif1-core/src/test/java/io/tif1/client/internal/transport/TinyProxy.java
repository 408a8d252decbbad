package io.tif1.client.internal.transport;

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

/** An HTTP proxy that makes tunnels, all of them to one port of this machine. */
public final class TinyProxy implements AutoCloseable {
  private static final String REFUSAL =
      """
      HTTP/1.1 407 Who are you\r
      Proxy-Authenticate: Basic realm="tiny"\r
      Content-Length: 0\r
      \r
      """;

  private final ServerSocket listening;
  private final int targetPort;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile String wanted = "";

  /** Listens on a port of its own. */
  public TinyProxy(int targetPort) throws IOException {
    this.targetPort = targetPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Refuses who does not send this as {@code Proxy-Authorization}. */
  TinyProxy wants(String authorization) {
    wanted = authorization;
    return this;
  }

  /** The value for the setting. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The heads of all requests. */
  public List<String> requests() {
    return requests;
  }

  private void accept() {
    try {
      while (true) {
        var client = listening.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      if (!listening.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket client) {
    try {
      var head = head(client.getInputStream());
      while (!wanted.isEmpty() && !head.contains("Proxy-Authorization: " + wanted + "\r\n")) {
        send(client.getOutputStream(), REFUSAL);
        head = head(client.getInputStream());
      }
      var target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
      open.add(target);
      send(client.getOutputStream(), "HTTP/1.1 200 Tunnel\r\n\r\n");
      threads.execute(() -> relay(target, client));
      relay(client, target);
    } catch (IOException e) {
      close(client);
    }
  }

  private String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("closed inside a request");
      }
      head.append((char) c);
    }
    requests.add(head.toString());
    return head.toString();
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void relay(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(this::close);
    threads.shutdownNow();
  }
}
