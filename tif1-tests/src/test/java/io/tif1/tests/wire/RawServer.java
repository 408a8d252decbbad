package io.tif1.tests.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback whose every connection is served by a script, byte by byte: for what no
 * well-behaved server can be made to say. Plain HTTP/1.1; the connection stays open until the
 * script ends it.
 */
final class RawServer implements AutoCloseable {
  /** Serves one connection; when it returns, the connection is closed. */
  interface Script {
    void serve(Peer peer) throws IOException;
  }

  /** One connection. */
  static final class Peer {
    private final RawServer server;
    private final Socket socket;
    private final int number;

    private Peer(RawServer server, Socket socket, int number) {
      this.server = server;
      this.socket = socket;
      this.number = number;
    }

    /** Which connection it is, from 1. */
    int number() {
      return number;
    }

    /** The head of the next request, as it came; null at the end of the connection. */
    String head() throws IOException {
      InputStream in = socket.getInputStream();
      var head = new ByteArrayOutputStream();
      int last = 0;
      for (int b = in.read(); b >= 0; b = in.read()) {
        head.write(b);
        last = last << 8 | b;
        if (last == 0x0D0A0D0A) {
          String said = head.toString(StandardCharsets.ISO_8859_1);
          server.heads.add(said);
          return said;
        }
      }
      return null;
    }

    /** Sends text, a byte for each character. */
    void send(String text) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    /** Waits until the other side has closed the connection. */
    void awaitEnd() throws IOException {
      while (socket.getInputStream().read() >= 0) {
        // What else it says is not looked at.
      }
    }

    InputStream in() throws IOException {
      return socket.getInputStream();
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private final ServerSocket listening;
  private final Script script;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();

  private RawServer(Script script, int lastOfAddress, int port) throws IOException {
    this.script = script;
    byte[] loopback = {127, 0, 0, (byte) lastOfAddress};
    this.listening = new ServerSocket(port, 200, InetAddress.getByAddress(loopback));
    threads.execute(this::accept);
  }

  static RawServer serving(Script script) throws IOException {
    return new RawServer(script, 1, 0);
  }

  /** Answers every request of every connection with the same bytes. */
  static RawServer answering(String answer) throws IOException {
    return serving(
        peer -> {
          while (peer.head() != null) {
            peer.send(answer);
          }
        });
  }

  /** Takes connections and says nothing. */
  static RawServer silent() throws IOException {
    return serving(Peer::awaitEnd);
  }

  /** The same at 127.0.0.{@code last} and a port of the caller's choice. */
  static RawServer silentAt(int last, int port) throws IOException {
    return new RawServer(Peer::awaitEnd, last, port);
  }

  /** A good answer. */
  static String ok(String body) {
    return answer("200 OK", "", body);
  }

  /**
   * @param headers each with its line's end
   */
  static String answer(String status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\n"
        + headers
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The heads of all requests so far. */
  List<String> heads() {
    return heads;
  }

  int connectionsAccepted() {
    return accepted.get();
  }

  int openConnections() {
    return open.size();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        int number = accepted.incrementAndGet();
        threads.execute(() -> serve(client, number));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client, int number) {
    try (client) {
      script.serve(new Peer(this, client, number));
    } catch (SocketException | EOFException e) {
      // The client has closed the connection, which is its right.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.remove(client);
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
