package io.tif1.tests.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * A server on loopback that answers every request with the same bytes, however odd: for what no
 * well-behaved server can be made to say. Plain HTTP/1.1; a connection for each request.
 */
final class PlainServer implements AutoCloseable {
  private static final int TLS_HANDSHAKE = 22; // RFC 8446, section 5.1

  private final ServerSocket listening;
  private final byte[] answer;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private PlainServer(byte[] answer) throws IOException {
    this.answer = answer;
    this.listening = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    threads.execute(this::accept);
  }

  static PlainServer answering(byte[] answer) throws IOException {
    return new PlainServer(answer);
  }

  /** A good answer. */
  static byte[] ok(String body) {
    return answer(
        "200 OK", "Content-Type: application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer with one header more, and its length. */
  static byte[] answer(String status, String header, byte[] body) {
    var bytes = new ByteArrayOutputStream();
    String head =
        "HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
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
      requests.add(head(client.getInputStream()));
      client.getOutputStream().write(answer);
      client.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.remove(client);
    }
  }

  /** The request's head; of a client that wants to speak TLS, what it says first. */
  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    int first = in.read();
    head.append((char) first);
    if (first == TLS_HANDSHAKE) {
      byte[] hello = new byte[16 * 1024];
      return head.append(in.read(hello)).append(" bytes").toString();
    }
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("closed inside a request");
      }
      head.append((char) c);
    }
    return head.toString();
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
