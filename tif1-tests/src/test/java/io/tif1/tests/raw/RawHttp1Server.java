package io.tif1.tests.raw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP/1.1 server over TLS that sends the bytes a script tells it to, in answer to a request or
 * to none. Connections stay open until the script or the client closes them.
 *
 * <pre>{@code
 * try (var server = RawHttp1Server.start((connection, request) -> connection.send(GOOD))) {
 *   // ... fetch a file, so that a connection lies idle; then an answer that nobody asked for:
 *   server.sendOnAll(RawHttp1Server.answer("408 Request Timeout", ""));
 * }
 * }</pre>
 */
public final class RawHttp1Server extends RawListener {
  /** A small file of JSON. */
  public static final String BODY = "{\"drivers\":[{\"driver\":\"VER\",\"team\":\"Red Bull\"}]}";

  /** A good answer with {@link #BODY}. */
  public static final byte[] GOOD = answer("200 OK", BODY);

  static final String HTTP_1_1 = "http/1.1";

  private final Script script;
  private final Set<RawHttp1Connection> connections = ConcurrentHashMap.newKeySet();

  /** What the server says. Called on the thread that reads the connection; may block. */
  @FunctionalInterface
  public interface Script {
    /** The head of a request has come; bodies are not expected. */
    void request(RawHttp1Connection connection, RawRequest request) throws IOException;
  }

  private RawHttp1Server(Script script) throws IOException {
    super(HTTP_1_1);
    this.script = script;
  }

  /** Starts a server on a free port. */
  public static RawHttp1Server start(Script script) throws IOException {
    var server = new RawHttp1Server(script);
    server.begin();
    return server;
  }

  /**
   * A whole answer with its length.
   *
   * @param status code and reason, for example {@code 404 Not Found}
   * @param headers whole lines, for example {@code Retry-After: 1}; a char is a byte
   */
  public static byte[] answer(String status, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] head = head(status, bytes.length, headers);
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(head);
    whole.writeBytes(bytes);
    return whole.toByteArray();
  }

  /** The head of an answer that promises {@code length} bytes. */
  public static byte[] head(String status, long length, String... headers) {
    var head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    for (String line : headers) {
      head.append(line).append("\r\n");
    }
    head.append("Content-Length: ").append(length).append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Sends bytes that nobody asked for on every open connection. */
  public void sendOnAll(byte[] bytes) throws IOException {
    for (RawHttp1Connection connection : connections) {
      connection.send(bytes);
    }
  }

  @Override
  void serve(SSLSocket socket, int number) throws IOException {
    var connection = new RawHttp1Connection(this, socket, number);
    connections.add(connection);
    try {
      connection.run(script);
    } finally {
      connections.remove(connection);
    }
  }
}
